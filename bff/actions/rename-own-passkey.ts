import { passkeyName } from '../domain/passkey-name.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import { renamePasskey } from '../storage/passkeys.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { type ActingPerson, actorOf, recordEvent } from './record-event.ts';

/**
 * Gives one of a person's own passkeys another name.
 *
 * Problems: `malformed` (the name), `not-found`.
 *
 * @param passkey `name`: 1 to 60 characters in one line.
 */
export async function renameOwnPasskey(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  own: ProfileKey & ActingPerson,
  passkey: { id: string; name: string },
): Promise<Attempt<null>> {
  const name = passkeyName(passkey.name);
  if (name === null) return refuse({ code: 'malformed', field: 'name' });
  const { clinicId, profileId } = own;
  return allOrNothing<Attempt<null>>(deps.database.db, async (trx) => {
    if (!(await renamePasskey(trx, { clinicId, profileId }, passkey.id, name))) {
      return { keep: false, outcome: refuse({ code: 'not-found' }) };
    }
    const happened = { clinicId, actor: actorOf(own), subjectId: profileId };
    await recordEvent(deps, trx, { ...happened, event: 'passkey-renamed' });
    return { keep: true, outcome: done(null) };
  });
}
