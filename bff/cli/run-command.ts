import type { CommandOutcome, Terminal } from './command.ts';
import { commands } from './commands.ts';
import { helpFor, helpForAll } from './help.ts';
import { readArguments } from './read-arguments.ts';

/**
 * Runs one of the operator's commands.
 *
 * @param args what follows `clinic-auth` on the command line.
 * @returns the exit code: 0 done, 1 refused in whole or in part, 2 wrong use.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out.write(helpForAll());
    return args.length === 0 ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    terminal.err.write(`clinic-auth: there is no command "${name}".\n\n${helpForAll()}`);
    return 2;
  }
  const command = await entry.load();
  const reading = readArguments(command, rest);
  if (reading.kind === 'help') {
    terminal.out.write(helpFor(name, entry.summary, command));
    return 0;
  }
  const outcome: CommandOutcome =
    reading.kind === 'wrong'
      ? { kind: 'wrong-use', sentence: reading.sentence }
      : await command.run(reading.given, terminal);
  switch (outcome.kind) {
    case 'done':
      return 0;
    case 'refused':
      terminal.err.write(`clinic-auth ${name}: ${outcome.sentence}\n`);
      return 1;
    case 'wrong-use':
      terminal.err.write(`clinic-auth ${name}: ${outcome.sentence}\nTry: clinic-auth ${name} --help\n`);
      return 2;
  }
}
