/** What came of a command. */
export type CommandOutcome =
  | { readonly kind: 'done' }
  /** It was called in a way that it does not understand: exit code 2. */
  | { readonly kind: 'wrong-use'; readonly sentence: string }
  /** It was understood, and could not be done, or not all of it: exit code 1. */
  | { readonly kind: 'refused'; readonly sentence: string };

export const done: CommandOutcome = { kind: 'done' };

export function wrongUse(sentence: string): CommandOutcome {
  return { kind: 'wrong-use', sentence };
}

export function refused(sentence: string): CommandOutcome {
  return { kind: 'refused', sentence };
}

/** An option of a command. */
export interface CommandOption {
  /** What its value is called in the help; null: it is a switch. */
  readonly value: string | null;
  readonly what: string;
  readonly isRequired?: true;
  /** It may be given several times. */
  readonly isMultiple?: true;
}

/** What was given to a command. */
export interface Given {
  /** The operands, in order: as many as the command names. */
  readonly operands: readonly string[];
  /** The value of an option; null: not given. */
  text(option: string): string | null;
  /** The value of a required option. */
  required(option: string): string;
  texts(option: string): readonly string[];
  isSet(option: string): boolean;
}

/** Where a command runs: what it reads and writes to. */
export interface Terminal {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One of the operator's commands. */
export interface Command {
  /** What follows the options, such as `FILE.csv`. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** More about it, for its help: one line each. */
  readonly notes: readonly string[];
  readonly example: string;
  run(given: Given, terminal: Terminal): Promise<CommandOutcome>;
}
