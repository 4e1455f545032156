import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { MOST_RECORDS } from '../actions/upsert-profiles.ts';
import { isPracticeId } from '../domain/record-text.ts';
import { type Refusal, refusal } from '../domain/refusal.ts';
import { type CommandOutcome, done, refused, type Terminal } from './command.ts';
import { type Columns, type CsvRow, readRecords } from './csv-records.ts';
import { ImportReport, type ImportCounts, type RefusedLine } from './import-report.ts';
import { createProgressLine } from './progress-line.ts';
import type { CommandGround } from './with-ground.ts';

/** What an import reads, and where its records go. */
export interface Import<Name extends string, Recorded> {
  readonly file: string;
  readonly isDryRun: boolean;
  /** Where to write the refused lines; null: nowhere but to the screen. */
  readonly reportFile: string | null;
  readonly columns: Columns<Name>;
  /** The column that names the record: it stands once in a file. */
  readonly id: Name;
  readonly read: (values: Readonly<Record<Name, string>>) => Recorded | Refusal;
  /** Takes records in, at most 500 at once; one outcome each, in order. */
  readonly upsert: (
    records: readonly Recorded[],
  ) => Promise<readonly ({ readonly kind: 'created' | 'changed' | 'unchanged' } | Refusal)[]>;
  /** Notes in the audit log what has come of it all, where something was written. */
  readonly record: (counts: ImportCounts) => Promise<void>;
}

/** For so long at most one transaction is to keep nodes from writing; the number of records follows from it. */
const CHUNK_MS = 25;
const FEWEST_RECORDS = 50;
/** Of the time that a chunk took, nodes get at least this part to write in. */
const PAUSE_SHARE = 0.25;
const SHORTEST_PAUSE_MS = 2;
/** SQLite's page cache in kB: indexes of a hundred thousand profiles fit, and nothing is read twice. */
const CACHE_KB = 128_000;

/**
 * Takes a file in, chunk by chunk, each in a transaction of its own with a pause behind it, so that people go on logging
 * in. Killed in between, it is run again: what is in already stays as it is.
 */
export async function runImport<Name extends string, Recorded>(
  ground: CommandGround,
  terminal: Terminal,
  task: Import<Name, Recorded>,
): Promise<CommandOutcome> {
  const bytes = await readBytes(task.file);
  if (typeof bytes === 'string') return refused(`${task.file} cannot be read: ${bytes}`);
  const reading = readRecords(bytes, task.columns);
  if (reading.kind === 'wrong-file') return refused(`${task.file} is not taken in: ${reading.sentence}`);
  const opened = await ImportReport.open(task.reportFile);
  if (opened.kind === 'refused') return refused(opened.reason);
  const { report } = opened;
  await hurry(ground);

  const progress = createProgressLine(terminal, bytes.length);
  const seen = new Set<string>();
  let most = 100;
  try {
    for (const chunk of chunks(reading.rows, () => most)) {
      const began = performance.now();
      await takeIn(task, chunk, { seen, report });
      const took = performance.now() - began;
      most = Math.round(Math.min(MOST_RECORDS, Math.max(FEWEST_RECORDS, (most * CHUNK_MS) / took, most / 2)));
      progress.show(chunk.at(-1)?.end ?? 0, report.counts);
      if (!task.isDryRun) await setTimeout(Math.max(SHORTEST_PAUSE_MS, took * PAUSE_SHARE));
    }
  } finally {
    progress.end();
    await report.close();
  }
  const { counts } = report;
  if (!task.isDryRun && counts.created + counts.changed > 0) await task.record(counts);
  terminal.out.write(report.summary(task));
  return counts.refused === 0 ? done : refused(`${counts.refused} of ${report.lines} lines were refused`);
}

/** A file, or why it cannot be read. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return error.code === 'ENOENT' ? 'there is no such file' : String(error.code);
    }
    throw error;
  }
}

/**
 * Lets SQLite write a chunk without waiting for the disk: should the power fail, the last chunks are gone and the import
 * is repeated. What nodes commit waits for the disk as ever.
 */
async function hurry({ database }: CommandGround): Promise<void> {
  if (database.dialect !== 'sqlite') return;
  await sql`pragma synchronous = normal`.execute(database.db);
  await sql`pragma cache_size = ${sql.lit(-CACHE_KB)}`.execute(database.db);
}

function* chunks<Item>(items: Iterable<Item>, most: () => number): Generator<readonly Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < most()) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function takeIn<Name extends string, Recorded>(
  task: Import<Name, Recorded>,
  rows: readonly CsvRow<Name>[],
  { seen, report }: { seen: Set<string>; report: ImportReport },
): Promise<void> {
  const records: Recorded[] = [];
  const places: { readonly line: number; readonly id: string }[] = [];
  const refusedLines: RefusedLine[] = [];
  const refuse = (line: number, id: string, why: RefusedLine['refusal']): void => {
    refusedLines.push({ line, id, refusal: why });
  };
  for (const row of rows) {
    if (row.kind === 'refused') {
      refuse(row.line, '', row.refusal);
      continue;
    }
    const written = row.values[task.id].trim();
    const id = isPracticeId(written) ? written : '';
    const isRepeated = id !== '' && seen.has(id);
    seen.add(id);
    const record = isRepeated ? refusal('duplicate-id', task.id) : task.read(row.values);
    if (isRefusal(record)) {
      refuse(row.line, id, record);
    } else {
      records.push(record);
      places.push({ line: row.line, id });
    }
  }
  const outcomes = records.length === 0 ? [] : await task.upsert(records);
  for (const [index, outcome] of outcomes.entries()) {
    const { line, id } = places[index] ?? { line: 0, id: '' };
    if (outcome.kind === 'refused') refuse(line, id, outcome);
    else report.count(outcome.kind);
  }
  // What is no record was refused before the others were tried; a report is read beside the file, top to bottom.
  for (const line of refusedLines.toSorted((one, other) => one.line - other.line)) await report.refuse(line);
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}
