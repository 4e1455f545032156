import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Estimator } from './strength-estimator.ts';
import { Patience } from './patience.ts';

/** How hard a password is to guess; the server takes `good` and `strong` (product rule 4). */
export type StrengthLevel = 'weak' | 'fair' | 'good' | 'strong';

/** The estimator's scores, 0 to 4, in words. */
const levels: readonly StrengthLevel[] = ['weak', 'weak', 'fair', 'good', 'strong'];

/** Estimating waits for so long a pause in the typing, in milliseconds: on slow phones it takes a moment. */
const pauseMilliseconds = 150;

/** After so long a pause, in milliseconds, the level is said aloud: not at every key. */
const quietMilliseconds = 1_000;

/** What is being typed, and what an attacker would try first. */
export interface PasswordInMaking {
  readonly password: string;
  /** The person's and the clinic's names. */
  readonly personal: readonly string[];
  /** In code points; what is shorter is weak. Null while not known. */
  readonly minLength: number | null;
}

/**
 * Estimates how hard a password is to guess, as it is typed.
 *
 * The estimator with its dictionaries is large, so it is loaded when a new password's field gets the focus. If it
 * cannot be had, no level shows: the server judges in any case.
 */
export class PasswordStrength implements ReactiveController {
  /** The level of what was typed; null: nothing typed, or no estimator. */
  level: StrengthLevel | null = null;

  readonly #host: ReactiveControllerHost;
  readonly #quiet: Patience;
  #estimator: Promise<Estimator | null> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Goes up with every key, so that a level that comes late is known. */
  #turn = 0;

  /** @param host - the element to render anew */
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#quiet = new Patience(host, quietMilliseconds);
    host.addController(this);
  }

  /** The level once the person has paused: for those who hear it. */
  get spokenLevel(): StrengthLevel | null {
    return this.#quiet.over ? this.level : null;
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Fetches the estimator; a failed fetch is tried again the next time. */
  readonly load = (): void => {
    this.#estimator ??= import('./strength-estimator.ts').then(
      ({ createEstimator }) => createEstimator(),
      () => (this.#estimator = null),
    );
  };

  /** Estimates what is being typed, once the typing pauses. */
  readonly judge = (making: PasswordInMaking): void => {
    this.load();
    const turn = ++this.#turn;
    this.#quiet.stop();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#estimate(making, turn), pauseMilliseconds);
  };

  /** Forgets the level: the field is gone, or empty again. */
  forget(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#quiet.stop();
    this.level = null;
  }

  async #estimate({ password, personal, minLength }: PasswordInMaking, turn: number): Promise<void> {
    const estimator = await this.#estimator;
    if (turn !== this.#turn) return;
    const isShort = [...password].length < (minLength ?? 0);
    this.level =
      password && estimator ? (levels[isShort ? 0 : estimator.score(password, personal)] ?? null) : null;
    this.#quiet.start();
    this.#host.requestUpdate();
  }
}
