import type { ProfileCard, ProfileCardAnswer } from '../../../bff/contract/index.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FormHost } from '../../ui/form-controller.ts';

/** The card that is open. */
export class CardReading {
  /** Null: not heard of yet. */
  card: ProfileCard | null = null;
  /** The life of the reading. */
  readonly reading: FormController<string>;

  readonly #host: FormHost;
  readonly #read: (id: string) => Promise<AnswerOutcome<ProfileCardAnswer>>;
  /** When the card was heard of, in ms since the epoch, by this page's clock. */
  #heardAt = 0;

  /**
   * @param host - the element to render anew
   * @param read - asks for a card
   */
  constructor(host: FormHost, read: (id: string) => Promise<AnswerOutcome<ProfileCardAnswer>>) {
    this.#host = host;
    this.#read = read;
    this.reading = new FormController(host);
  }

  /** For how many seconds wrong passwords keep the person waiting still; 0: not at all. */
  get lockedForSeconds(): number {
    const atFirst = this.card?.lockedForSeconds ?? 0;
    return Math.max(0, Math.ceil(atFirst - (Date.now() - this.#heardAt) / 1000));
  }

  /** Takes note of a card. */
  know(card: ProfileCard): void {
    this.card = card;
    this.#heardAt = Date.now();
    this.#host.requestUpdate();
  }

  /**
   * Asks for a card.
   *
   * @returns why it cannot be had; null: it is there, or nobody waits for it any more
   */
  async open(id: string): Promise<ClientProblem | null> {
    this.reading.reset();
    const outcome = await this.reading.submit(new Map(), () => this.#read(id));
    if (outcome?.answer) this.know(outcome.answer.profile);
    return outcome?.problem ?? null;
  }

  /** Asks anew; says nothing where it does not succeed: what shows was true a while ago. */
  async refresh(): Promise<void> {
    const id = this.card?.id;
    if (id === undefined) return;
    const { answer } = await this.#read(id);
    if (answer && this.card?.id === id) this.know(answer.profile);
  }

  /** Forgets it. */
  forget(): void {
    this.reading.reset();
    this.card = null;
  }
}
