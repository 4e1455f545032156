/** Why a record of the practice system was not taken. Public API of the import's report and of the server-to-server API. */
export type RefusalReason =
  /** A value that has to be there is empty. */
  | 'missing'
  /** It cannot be read as what it should be. */
  | 'malformed'
  | 'too-long'
  /** A birth date that is still to come. */
  | 'in-the-future'
  /** The visit ends before it begins, or as it begins. */
  | 'ends-before-start'
  /** The same id stood in the batch, or in the file, before. */
  | 'duplicate-id'
  /** The role is one that this caller may neither give nor touch. */
  | 'role-not-allowed'
  /** No profile of the clinic has this practice id. */
  | 'unknown-profile';

/** What is wrong with a record. It never repeats the value. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** The record's field that it is about; left out: the whole record. */
  readonly field?: string;
}

export function refusal(reason: RefusalReason, field?: string): Refusal {
  return { kind: 'refused', reason, ...(field !== undefined && { field }) };
}

/** What came of reading a record. */
export type Reading<Value> = { readonly kind: 'read'; readonly value: Value } | Refusal;

export function read<Value>(value: Value): Reading<Value> {
  return { kind: 'read', value };
}
