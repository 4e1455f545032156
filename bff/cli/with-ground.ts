import { createPages } from '../actions/pages.ts';
import { type GroundConfig, readGroundConfig } from '../config.ts';
import { type Random, systemRandom } from '../crypto/token.ts';
import { type Ground, openGround } from '../ground.ts';
import { type Clinic, findClinic } from '../storage/clinics.ts';
import { type CommandOutcome, refused, type Terminal, wrongUse } from './command.ts';

/** What commands work with: an open database, its keys, and chance and time for the actions. */
export interface CommandGround extends Ground {
  readonly config: GroundConfig;
  readonly random: Random;
  readonly clock: () => number;
  /** Nobody to nudge here: a running node's courier looks every few seconds. */
  readonly nudgeCourier: () => void;
}

/** Opens the database for a command, as the environment says, and closes it whatever comes of the command. */
export async function withGround(
  terminal: Terminal,
  work: (ground: CommandGround) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const reading = readGroundConfig(terminal.environment);
  if (reading.kind === 'wrong') return wrongUse(reading.problems.join('\n  '));
  const opened = await openGround(reading.config, (error) => terminal.err.write(`${error.message}\n`));
  if (opened.kind === 'refused') return refused(opened.reason);
  const { ground } = opened;
  try {
    const more = { random: systemRandom, clock: Date.now, nudgeCourier: () => {} };
    return await work({ ...ground, ...more, config: reading.config });
  } finally {
    await ground.database.close();
  }
}

/** The same for a command about one clinic. */
export async function withClinic(
  terminal: Terminal,
  slug: string,
  work: (ground: CommandGround, clinic: Clinic) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  return withGround(terminal, async (ground) => {
    const clinic = await findClinic(ground.database.db, slug);
    return clinic ? work(ground, clinic) : refused(`there is no clinic "${slug}"`);
  });
}

/** Where links lead; null: PUBLIC_URL is missing. */
export function pagesOf({ publicUrl }: GroundConfig) {
  return publicUrl === null ? null : createPages(publicUrl);
}
