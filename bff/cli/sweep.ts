import { setTimeout } from 'node:timers/promises';
import { sweep } from '../actions/sweep.ts';
import { type Command, done } from './command.ts';
import { withGround } from './with-ground.ts';

/** Nodes write in between. */
const PAUSE_MS = 2;

/** `sweep`: what nodes do once an hour, now. */
export const sweepCommand: Command = {
  operands: [],
  options: { 'dry-run': { value: null, what: 'counts, and deletes nothing' } },
  notes: [
    'Expired sessions, logins, set-ups, challenges, links, verifications, codes, trusted and known browsers, counters of',
    'wrong tries, and messages that ended 30 days ago. Appointments and the audit log stay.',
  ],
  example: 'sweep --dry-run',
  async run(given, terminal) {
    return withGround(terminal, async (ground) => {
      const isDryRun = given.isSet('dry-run');
      const swept = await sweep(ground, { isDryRun, pause: () => setTimeout(PAUSE_MS) });
      if (swept.size === 0) terminal.out.write('Nothing has expired.\n');
      for (const [table, count] of swept) {
        terminal.out.write(`${table}: ${count} ${isDryRun ? 'would be' : 'were'} deleted\n`);
      }
      return done;
    });
  },
};
