import { inputIn } from './input-in.ts';

/**
 * What stands in an input of the form that is being sent.
 *
 * @param event - the form's `submit`, while it is being handled
 * @param name - the input's name
 */
export function typedIn({ currentTarget }: SubmitEvent, name: string): string {
  return (currentTarget instanceof HTMLFormElement && inputIn(currentTarget, name)?.value) || '';
}
