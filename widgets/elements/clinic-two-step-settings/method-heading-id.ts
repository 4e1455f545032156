import type { TwoStepMethod } from '../../../bff/contract/index.ts';

/** The id of the heading that a method's facts and buttons stand under. */
export function methodHeadingId({ idPrefix }: { readonly idPrefix: string }, method: TwoStepMethod): string {
  return `${idPrefix}-${method}`;
}
