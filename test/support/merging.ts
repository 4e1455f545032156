import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type {
  DuplicatesAnswer,
  DuplicatesRequest,
  MergePreview,
  MergePreviewAnswer,
} from '../../bff/contract/index.ts';
import type { Database } from '../../bff/storage/database.ts';
import type { Answer, Page } from './browser.ts';
import type { TestClinic } from './people.ts';

type At = Pick<TestClinic, 'slug'>;

const base = ({ slug }: At): string => `/v1/clinics/${slug}`;

export const searchDuplicates = (page: Page, at: At, request: DuplicatesRequest = {}): Promise<Answer> =>
  page.post(`${base(at)}/duplicates/search`, request);

export const setAside = (page: Page, at: At, profileIds: readonly string[]): Promise<Answer> =>
  page.post(`${base(at)}/duplicates/set-aside`, { profileIds });

export const askForPreview = (page: Page, at: At, keptId: string, otherId: string): Promise<Answer> =>
  page.post(`${base(at)}/profiles/${encodeURIComponent(keptId)}/merge/preview`, { otherId });

export const merge = (
  page: Page,
  at: At,
  keptId: string,
  body: { readonly otherId: string; readonly version: string; readonly currentPassword: string },
): Promise<Answer> => page.post(`${base(at)}/profiles/${encodeURIComponent(keptId)}/merge`, body);

/** The duplicates in a right answer. */
export const duplicatesIn = ({ status, text }: Answer): DuplicatesAnswer => {
  assert.equal(status, 200, text);
  return JSON.parse(text) as DuplicatesAnswer;
};

/** The preview in a right answer. */
export const previewIn = ({ status, text }: Answer): MergePreview => {
  assert.equal(status, 200, text);
  return (JSON.parse(text) as MergePreviewAnswer).preview;
};

/** Looks at what a merge does, and does it. */
export async function lookAndMerge(
  page: Page,
  at: At,
  ids: { readonly kept: string; readonly other: string },
  currentPassword: string,
): Promise<MergePreview> {
  const preview = previewIn(await askForPreview(page, at, ids.kept, ids.other));
  const answer = await merge(page, at, ids.kept, {
    otherId: ids.other,
    version: preview.version,
    currentPassword,
  });
  assert.equal(answer.status, 200, answer.text);
  return preview;
}

/** Every row of every table, by table; each as its JSON, so that sets of them can be compared. */
export async function wholeDatabase({ db }: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await db.introspection.getTables();
  const whole = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    whole.set(name, rows.map((row) => JSON.stringify(row)).toSorted());
  }
  return whole;
}

/** The tables that have this text anywhere in them, with what an id stands in: alone, or as a part. */
export async function tablesWith(database: Database, text: string): Promise<readonly string[]> {
  const whole = await wholeDatabase(database);
  return [...whole]
    .flatMap(([name, rows]) => (rows.some((row) => row.includes(text)) ? [name] : []))
    .toSorted();
}
