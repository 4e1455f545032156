import type { EmailPreviewAnswer } from '../../../bff/contract/index.ts';
import { LatestCall } from '../../client/latest-call.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FormHost } from '../../ui/form-controller.ts';

/** So many milliseconds after the last key the email is written anew. */
const typingPauseMilliseconds = 400;

/** Asks how the email would look. */
type ReadPreview = (
  id: string,
  note: string,
  until: AbortSignal,
) => Promise<AnswerOutcome<EmailPreviewAnswer>>;

/** The welcome as it would be sent, written anew while somebody types the note. */
export class WelcomePreview {
  /** Null: not heard of yet. */
  email: EmailPreviewAnswer | null = null;
  /** The life of the reading. */
  readonly reading: FormController<string>;

  readonly #host: FormHost;
  readonly #read: ReadPreview;
  readonly #tellProblem: (problem: ClientProblem) => void;
  readonly #latest = new LatestCall();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #note = '';

  /**
   * @param host - the element to render anew
   * @param read - asks how the email would look
   * @param tellProblem - hears of each problem
   */
  constructor(host: FormHost, read: ReadPreview, tellProblem: (problem: ClientProblem) => void) {
    this.#host = host;
    this.#read = read;
    this.#tellProblem = tellProblem;
    this.reading = new FormController(host);
  }

  /** The note is another one: the email follows once the typing pauses. */
  type(id: string, note: string): void {
    if (note === this.#note) return;
    this.#note = note;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.open(id), typingPauseMilliseconds);
  }

  /** Asks how the email would look. */
  async open(id: string): Promise<void> {
    clearTimeout(this.#timer);
    this.reading.reset();
    const until = this.#latest.begin();
    this.#host.requestUpdate();
    const outcome = await this.reading.submit(new Map(), () => this.#read(id, this.#note, until));
    if (!outcome) return;
    this.#latest.leave();
    this.#host.requestUpdate();
    if (outcome.problem) this.#tellProblem(outcome.problem);
    else this.email = outcome.answer;
  }

  /** Forgets it, and gives up what is on its way. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#latest.leave();
    this.reading.reset();
    this.email = null;
    this.#note = '';
  }
}
