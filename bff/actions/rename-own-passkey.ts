import { passkeyName } from '../domain/passkey-name.ts';
import { renamePasskey } from '../storage/passkeys.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';

/**
 * Gives one of a person's own passkeys another name.
 *
 * Problems: `malformed` (the name), `not-found`.
 *
 * @param passkey `name`: 1 to 60 characters in one line.
 */
export async function renameOwnPasskey(
  { database }: Pick<Deps, 'database'>,
  key: ProfileKey,
  passkey: { id: string; name: string },
): Promise<Attempt<null>> {
  const name = passkeyName(passkey.name);
  if (name === null) return refuse({ code: 'malformed', field: 'name' });
  const renamed = await renamePasskey(database.db, key, passkey.id, name);
  return renamed ? done(null) : refuse({ code: 'not-found' });
}
