import type { ReactiveControllerHost } from 'lit';
import type { ClientProblem } from '../client/problem.ts';
import { Countdown } from './countdown.ts';
import { Patience } from './patience.ts';
import { fetchProblemWords } from './problem-message.ts';

/** After so many milliseconds a person is told that it takes longer than usual. */
const slowAfterMilliseconds = 4_000;

/** A wait for problems that should name one and do not, in seconds: the shortest throttle (product rule 3). */
const usualWaitSeconds = 30;

/** What is wrong with which field: the name of a sentence in the widget's catalogue. */
export type FieldErrors<Sentence> = ReadonlyMap<string, Sentence>;

/** An element that holds a form. */
export type FormHost = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * The life of a form: what is wrong in it, whether it is on its way, and what came back.
 *
 * It sends once however often the button is pressed, keeps nothing of what was typed (that stays in the
 * inputs), and puts the focus into the first field that is wrong, where its error is read with it.
 *
 * @typeParam Sentence - the names of the sentences that a field's error can be told with
 */
export class FormController<Sentence> {
  /** Whether an answer is awaited. */
  pending = false;
  /** What is wrong with the fields. */
  errors: FieldErrors<Sentence> = new Map();
  /** What the last answer said is wrong, or null. */
  problem: ClientProblem | null = null;
  /** Counts down to when another try makes sense. */
  readonly wait: Countdown;

  readonly #host: FormHost;
  /** Goes up with every sending and every step, so that an answer that nobody waits for any more is known. */
  #turn = 0;
  readonly #patience: Patience;

  /** @param host - the element to render anew */
  constructor(host: FormHost) {
    this.#host = host;
    this.wait = new Countdown(host);
    this.#patience = new Patience(host, slowAfterMilliseconds);
  }

  /** Whether an answer has been awaited for so long that the person should be told. */
  get slow(): boolean {
    return this.#patience.over;
  }

  /**
   * Sends the form, unless it is on its way already or a field is wrong.
   *
   * @param errors - what is wrong with the fields, by their names, as found in what was typed
   * @param send - sends what was typed
   * @returns what came back; null if nothing was sent, or {@link FormController.reset} came before the answer
   */
  async submit<T extends { readonly problem: ClientProblem | null }>(
    errors: FieldErrors<Sentence>,
    send: () => Promise<T>,
  ): Promise<T | null> {
    if (this.pending) return null;
    if (errors.size) {
      await this.refuse(errors);
      return null;
    }
    this.reset();
    const turn = this.#turn;
    this.pending = true;
    this.#patience.start();
    try {
      const outcome = await send();
      if (outcome.problem) await fetchProblemWords();
      if (turn !== this.#turn) return null;
      this.#setProblem(outcome.problem);
      return outcome;
    } finally {
      if (turn === this.#turn) this.#rest();
    }
  }

  /**
   * Tells what is wrong with fields and goes to the first of them.
   *
   * @param errors - what is wrong, by the fields' names
   */
  async refuse(errors: FieldErrors<Sentence>): Promise<void> {
    this.reset(errors);
    await this.goTo('[aria-invalid]');
  }

  /**
   * Goes to an input, with what stands in it selected, unless the person has gone elsewhere in the page meanwhile.
   *
   * @param selector - finds the input
   */
  async goTo(selector: string): Promise<void> {
    await this.#host.updateComplete;
    const { renderRoot } = this.#host;
    const input = renderRoot.querySelector<HTMLInputElement>(selector);
    if (!renderRoot.querySelector(':focus') && document.activeElement !== document.body) return;
    input?.focus();
    input?.select();
  }

  /**
   * Forgets what was wrong, and what is on its way: another step shows, or the same one anew.
   *
   * @param errors - what is wrong now
   */
  reset(errors: FieldErrors<Sentence> = new Map()): void {
    this.#turn++;
    this.errors = errors;
    this.#rest();
    this.#setProblem(null);
  }

  #rest(): void {
    this.pending = false;
    this.#patience.stop();
  }

  #setProblem(problem: ClientProblem | null): void {
    this.problem = problem;
    const waits = problem?.code === 'throttled' || problem?.code === 'busy';
    this.wait.start(problem?.retryAfterSeconds ?? (waits ? usualWaitSeconds : 0));
  }
}
