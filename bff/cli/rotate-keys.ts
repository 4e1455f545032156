import { setTimeout } from 'node:timers/promises';
import { rotateKeys } from '../actions/rotate-keys.ts';
import { type Command, done, refused } from './command.ts';
import { withGround } from './with-ground.ts';

/** Nodes write in between. */
const PAUSE_MS = 5;

/** `rotate-keys`: once a newer key stands in front in SECRETS_KEY of every node. */
export const rotateKeysCommand: Command = {
  operands: [],
  options: {},
  notes: [
    'Put a higher version in front (SECRETS_KEY=2:NEW,1:OLD), restart every node, then run this. Passwords move as people',
    'log in, so keep the old key for as long as any hangs on it. Run it again at any time.',
  ],
  example: 'rotate-keys',
  async run(_given, terminal) {
    return withGround(terminal, async (ground) => {
      const { moved, unreadable, passwords } = await rotateKeys(ground, () => setTimeout(PAUSE_MS));
      const { currentVersion } = ground.keys;
      terminal.out.write(`${moved} sealed values were moved to key version ${currentVersion}.\n`);
      for (const [version, count] of passwords) {
        terminal.out.write(`${count} passwords hang on key version ${version} until their owners log in.\n`);
      }
      if (passwords.size === 0 && unreadable === 0) {
        terminal.out.write('Nothing hangs on older key versions any more.\n');
      }
      if (unreadable > 0)
        return refused(`${unreadable} sealed values could not be opened with any key given`);
      return done;
    });
  },
};
