import { ladders, type ThrottleKind } from '../../../bff/domain/throttle.ts';
import { takeTry } from '../../../bff/storage/throttles.ts';
import { openTestDatabase } from '../../support/postgres.ts';
import { atTheStart } from '../../support/race.ts';

/** Makes many tries on each of some counters at once. Comes home with how many may be judged, by counter. */
await atTheStart(async ([url = '', clinicId, tries, now, ...subjects]) => {
  const database = await openTestDatabase({ url });
  const judged = await Promise.all(
    subjects.map(async (subject) => {
      const ladder = ladders[subject.split(':')[0] as ThrottleKind];
      const counter = { clinicId: Number(clinicId), subject };
      const taken = await Promise.all(
        Array.from({ length: Number(tries) }, () => takeTry(database.db, counter, ladder, Number(now))),
      );
      return taken.filter(Boolean).length;
    }),
  );
  await database.close();
  return judged;
});
