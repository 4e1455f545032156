import type { Command } from './command.ts';
import { commands } from './commands.ts';

const NAME = 'clinic-auth';

/** All commands, a line each. */
export function helpForAll(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    `${NAME} COMMAND [OPTIONS]: what the operator does with clinic-auth beside running it.`,
    '',
    ...lines,
    '',
    `${NAME} COMMAND --help tells more. The environment is the BFF's: DATABASE_URL and SECRETS_KEY (or DEMO=1),`,
    'and PUBLIC_URL where an email with a link is sent. Exit codes: 0 done, 1 refused in whole or in part, 2 wrong use.',
    '',
  ].join('\n');
}

/** One command: its options, notes and an example. */
export function helpFor(name: string, summary: string, command: Command): string {
  const { options, operands, notes, example } = command;
  const entries = Object.entries(options).map(([option, { value, what, isRequired, isMultiple }]) => ({
    usage: value === null ? `--${option}` : `--${option} ${value}`,
    what: [what, isRequired ? '(required)' : '', isMultiple ? '(may be given several times)' : '']
      .filter(Boolean)
      .join(' '),
  }));
  const width = Math.max(0, ...entries.map(({ usage }) => usage.length));
  return [
    `${NAME} ${[name, ...operands, ...(entries.length > 0 ? ['[OPTIONS]'] : [])].join(' ')}: ${summary}.`,
    '',
    ...entries.map(({ usage, what }) => `  ${usage.padEnd(width)}  ${what}`),
    ...(entries.length > 0 ? [''] : []),
    ...notes,
    ...(notes.length > 0 ? [''] : []),
    `  ${NAME} ${example}`,
    '',
  ].join('\n');
}
