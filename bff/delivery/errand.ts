import type { Db } from '../storage/database.ts';
import type { Locale } from './locale.ts';

/**
 * What the courier does before there is a message: it finds out whom to write to. A request that only leaves
 * an errand behind has looked nothing up, so its answer gives nobody away (rule 10; ASVS 6.3.8).
 */
export interface ErrandData {
  /** Somebody forgot their username or password. */
  readonly 'forgotten-login': {
    /** The email address or phone number, normalised. */
    readonly identifier: string;
    /** What the waiting widget's code belongs to. */
    readonly verificationId: string;
    readonly locale: Locale;
  };
}

export type ErrandKind = keyof ErrandData;

/** Where an errand comes from. */
export interface ErrandPlace {
  readonly clinicId: number;
  /** When it was put in, in ms since the epoch. */
  readonly createdAt: number;
}

/**
 * How each errand is done: in the given transaction, which also marks it as done, so that it is done once or
 * not at all. What it finds to send goes into the outbox in that transaction. It throws for bugs alone.
 */
export type Errands = {
  readonly [Kind in ErrandKind]: (trx: Db, place: ErrandPlace, data: ErrandData[Kind]) => Promise<void>;
};
