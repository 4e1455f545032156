import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Command, Given } from './command.ts';

export type ArgumentsReading =
  | { readonly kind: 'read'; readonly given: Given }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** Reads a command's arguments. What it does not know is said, and nothing is guessed. */
export function readArguments(
  { options, operands }: Pick<Command, 'options' | 'operands'>,
  args: readonly string[],
): ArgumentsReading {
  const wrong = (sentence: string): ArgumentsReading => ({ kind: 'wrong', sentence });
  const parsed = parse(options, args);
  if (typeof parsed === 'string') return wrong(parsed);
  const { values, positionals } = parsed;
  if (values['help'] === true) return { kind: 'help' };
  if (positionals.length !== operands.length) {
    const asked = operands.length === 0 ? 'nothing but options' : operands.join(' ');
    return wrong(`it takes ${asked}, and ${positionals.length} were given`);
  }
  for (const [name, { isRequired }] of Object.entries(options)) {
    const value = values[name];
    if (isRequired && value === undefined) return wrong(`--${name} is missing`);
    if (value === '') return wrong(`--${name} is empty`);
  }
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    kind: 'read',
    given: {
      operands: positionals,
      text,
      required(name) {
        const value = text(name);
        if (value === null) throw new Error(`--${name} is no required option`);
        return value;
      },
      texts(name) {
        const value = values[name];
        return Array.isArray(value) ? value.map(String) : [];
      },
      isSet: (name) => values[name] === true,
    },
  };
}

/** A sentence where it cannot be read. */
function parse(options: Command['options'], args: readonly string[]) {
  const known: ParseArgsConfig['options'] = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { value, isMultiple }] of Object.entries(options)) {
    known[name] = { type: value === null ? 'boolean' : 'string', multiple: isMultiple ?? false };
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true });
    return { values: values as Readonly<Record<string, unknown>>, positionals };
  } catch (error) {
    // What Node says of it, without its code: expected, so it is told and not thrown.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')) {
      return error.message;
    }
    throw error;
  }
}
