import { type Kysely, sql } from 'kysely';
import { isPostgres } from './is-postgres.ts';

/**
 * Has the database refuse to change or delete a table's rows, whoever asks (ASVS 16.4.2). SQLite's `REPLACE` deletes
 * without its trigger for that, so a row with a known key is refused before.
 *
 * @param table in snake_case, with the key `clinic_id, id`; it becomes part of the statement.
 */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.raw(table);
  if (isPostgres(db)) {
    await sql`create function ${sql.raw(`${table}_refuse`)}() returns trigger language plpgsql as
      $$ begin raise exception '${name} is only ever added to'; end $$`.execute(db);
    await sql`create trigger ${sql.raw(`${table}_keep`)} before update or delete on ${name}
      for each row execute function ${sql.raw(`${table}_refuse`)}()`.execute(db);
    await sql`create trigger ${sql.raw(`${table}_keep_all`)} before truncate on ${name}
      for each statement execute function ${sql.raw(`${table}_refuse`)}()`.execute(db);
    return;
  }
  for (const verb of ['update', 'delete']) {
    await sql`create trigger ${sql.raw(`${table}_no_${verb}`)} before ${sql.raw(verb)} on ${name}
      begin select raise(abort, '${name} is only ever added to'); end`.execute(db);
  }
  await sql`create trigger ${sql.raw(`${table}_no_replace`)} before insert on ${name}
    when exists (select 1 from ${name} where clinic_id = new.clinic_id and id = new.id)
    begin select raise(abort, '${name} is only ever added to'); end`.execute(db);
}
