import type { Insertable } from 'kysely';
import type { Db } from './database.ts';
import type { ClinicTable } from './tables.ts';

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
  for (const origin of origins)
    await trx.insertInto('clinicOrigin').values({ clinicId: id, origin }).execute();
  return id;
}
