import type { Insertable, Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ClinicTable } from './tables.ts';

/** A clinic with the origins whose pages may embed its tags. */
export interface Clinic extends Selectable<ClinicTable> {
  readonly origins: ReadonlySet<string>;
}

/** A clinic to be made; `origins` as browsers write them: scheme, host, port unless it is the default. */
export type NewClinic = Omit<Insertable<ClinicTable>, 'id'> & { readonly origins: readonly string[] };

/** Makes a clinic with its origins, in the caller's transaction. Answers its id. */
export async function insertClinic(trx: Db, { origins, ...clinic }: NewClinic): Promise<number> {
  const { id } = await trx
    .insertInto('clinic')
    .values(({ selectFrom, fn, lit }) => ({
      ...clinic,
      id: selectFrom('clinic').select((eb) =>
        eb(fn.coalesce(fn.max('clinic.id'), lit(0)), '+', lit(1)).as('id'),
      ),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const origin of origins) {
    await trx.insertInto('clinicOrigin').values({ clinicId: id, origin }).execute();
  }
  return id;
}

/** The clinic with this slug. */
export async function findClinic(db: Db, slug: string): Promise<Clinic | null> {
  const row = await db.selectFrom('clinic').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row ? withOrigins(db, row) : null;
}

/** The clinic with this id, which is known to exist. */
export async function findClinicById(db: Db, id: number): Promise<Clinic> {
  const row = await db.selectFrom('clinic').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return withOrigins(db, row);
}

async function withOrigins(db: Db, row: Selectable<ClinicTable>): Promise<Clinic> {
  const origins = await db
    .selectFrom('clinicOrigin')
    .select('origin')
    .where('clinicId', '=', row.id)
    .execute();
  return { ...row, origins: new Set(origins.map(({ origin }) => origin)) };
}

/** The slug of the one clinic that this origin belongs to; null where none or several have it. */
export async function findSlugByOrigin(db: Db, origin: string): Promise<string | null> {
  const rows = await db
    .selectFrom('clinicOrigin')
    .innerJoin('clinic', 'clinic.id', 'clinicOrigin.clinicId')
    .select('clinic.slug')
    .where('clinicOrigin.origin', '=', origin)
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.slug ?? null) : null;
}

/** A clinic's security settings as they are stored (rule 35). */
export type ClinicSettings = Pick<
  Selectable<ClinicTable>,
  'twoStepEnforced' | 'trustBrowserAllowed' | 'staffIdleSeconds' | 'calendarTitles'
>;

/**
 * Holds a clinic's settings until the transaction ends, so that two that change them come one after the other and
 * each sees what the other has done.
 */
export async function holdClinic(trx: Db, clinicId: number): Promise<ClinicSettings> {
  return trx
    .updateTable('clinic')
    .set((eb) => ({ locale: eb.ref('locale') }))
    .where('id', '=', clinicId)
    .returning(['twoStepEnforced', 'trustBrowserAllowed', 'staffIdleSeconds', 'calendarTitles'])
    .executeTakeFirstOrThrow();
}

/** Changes a clinic's security settings; what is left out stays. */
export async function setClinicSettings(
  trx: Db,
  clinicId: number,
  settings: Partial<ClinicSettings>,
): Promise<void> {
  await trx.updateTable('clinic').set(settings).where('id', '=', clinicId).execute();
}
