import process from 'node:process';

/** Ends a process that cannot do its work, and says why. */
export function refuseToStart(reasons: readonly string[]): never {
  process.stderr.write(`clinic-auth cannot start:\n${reasons.map((line) => `  ${line}\n`).join('')}`);
  process.exit(1);
}
