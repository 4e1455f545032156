import type { KeyRecord } from './key-record.ts';

/** Where the browser keys are: one record for each clinic at each BFF. */
export interface KeyStore {
  /** Whether what it keeps is still there after the page. */
  readonly isLasting: boolean;
  /** The record of a clinic; null: there is none. */
  read(bff: string, slug: string): Promise<KeyRecord | null>;
  /**
   * Puts another record in a record's place, in one go, whatever other pages do meanwhile.
   *
   * @param change - makes the next one; null: none from now on
   * @returns the next one
   */
  change(
    bff: string,
    slug: string,
    change: (record: KeyRecord | null) => KeyRecord | null,
  ): Promise<KeyRecord | null>;
  /** Every record of a BFF. */
  readAll(bff: string): Promise<readonly KeyRecord[]>;
}
