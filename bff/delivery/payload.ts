import type { KeyRing } from '../crypto/key-ring.ts';
import { open, seal } from '../crypto/seal.ts';
import type { Random } from '../crypto/token.ts';

/** What belongs to a row of the outbox can be opened at that row only. */
interface RowKey {
  readonly clinicId: number;
  readonly id: string;
}

export type OpenedPayload =
  { readonly kind: 'opened'; readonly payload: unknown } | { readonly kind: 'unreadable' };

const placeOf = ({ clinicId, id }: RowKey): string => `${clinicId}|${id}`;

/** Seals what a row has to remember: links and codes do not stand in the database in the clear. */
export function sealPayload(
  sealing: { keys: KeyRing; random: Random },
  row: RowKey,
  payload: unknown,
): string {
  return seal(sealing, 'outbox', JSON.stringify(payload), placeOf(row));
}

/** Opens what {@link sealPayload} sealed; `unreadable` where it was altered or this node lacks the key version. */
export function openPayload(keys: KeyRing, row: RowKey & { payload: string | null }): OpenedPayload {
  const opened = open(keys, 'outbox', row.payload ?? '', placeOf(row));
  return opened.kind === 'opened'
    ? { kind: 'opened', payload: JSON.parse(opened.plaintext) }
    : { kind: 'unreadable' };
}
