import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { explainRefusal, type LineRefusal } from './explain-refusal.ts';

/** How many records came to what. */
export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** A line that was not taken. */
export interface RefusedLine {
  readonly line: number;
  /** Of the record; '' where it has none that can be shown. */
  readonly id: string;
  readonly refusal: LineRefusal;
}

/** The screen shows so many; the report file all. */
const MOST_SHOWN = 20;

/** What has come of an import, line by line. */
export class ImportReport {
  readonly #file: WriteStream | null;
  readonly #counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  readonly #shown: RefusedLine[] = [];

  private constructor(file: WriteStream | null) {
    this.#file = file;
  }

  /**
   * Begins a report.
   *
   * @param path of the CSV file with the refused lines; it must not exist yet. Null: none.
   */
  static async open(
    path: string | null,
  ): Promise<
    | { readonly kind: 'opened'; readonly report: ImportReport }
    | { readonly kind: 'refused'; readonly reason: string }
  > {
    if (path === null) return { kind: 'opened', report: new ImportReport(null) };
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    try {
      await once(file, 'open');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      const why = code === 'EEXIST' ? 'it is there already' : code;
      return { kind: 'refused', reason: `${path} cannot be written: ${why}` };
    }
    const report = new ImportReport(file);
    await report.#write(['line', 'id', 'reason', 'field', 'why']);
    return { kind: 'opened', report };
  }

  get counts(): ImportCounts {
    return this.#counts;
  }

  get lines(): number {
    const { created, changed, unchanged, refused } = this.#counts;
    return created + changed + unchanged + refused;
  }

  count(kind: 'created' | 'changed' | 'unchanged'): void {
    this.#counts[kind] += 1;
  }

  async refuse(line: RefusedLine): Promise<void> {
    this.#counts.refused += 1;
    if (this.#shown.length < MOST_SHOWN) this.#shown.push(line);
    const { refusal } = line;
    await this.#write([line.line, line.id, refusal.reason, refusal.field ?? '', explainRefusal(refusal)]);
  }

  async close(): Promise<void> {
    if (!this.#file) return;
    this.#file.end();
    await finished(this.#file);
  }

  /** What the screen shows at the end. */
  summary({
    file,
    isDryRun,
    reportFile,
  }: {
    file: string;
    isDryRun: boolean;
    reportFile: string | null;
  }): string {
    const { created, changed, unchanged, refused } = this.#counts;
    const more = refused - this.#shown.length;
    const lines = `${this.lines} ${this.lines === 1 ? 'line' : 'lines'}`;
    return [
      `${file}: ${lines}. ${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused.`,
      ...(isDryRun ? ['This was a dry run: nothing was written.'] : []),
      ...this.#shown.map(
        ({ line, id, refusal }) =>
          `  line ${line}${id && ` (${id})`}: ${explainRefusal(refusal)} [${refusal.reason}]`,
      ),
      ...(more > 0
        ? [`  and ${more} more${reportFile === null ? ': --report FILE.csv names them all' : ''}`]
        : []),
      ...(reportFile !== null && refused > 0 ? [`All of them stand in ${reportFile}.`] : []),
      '',
    ].join('\n');
  }

  async #write(cells: readonly (string | number)[]): Promise<void> {
    // Spreadsheets take a cell that begins with = for a formula, and ids are not ours.
    const isRoomLeft = this.#file?.write(stringify([cells], { escape_formulas: true })) ?? true;
    if (!isRoomLeft && this.#file) await once(this.#file, 'drain');
  }
}
