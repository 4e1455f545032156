import type { MergePreview, MergePreviewAnswer } from '../../../bff/contract/index.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FormHost } from '../../ui/form-controller.ts';

/** What merging two profiles would do. */
export class MergeReading {
  /** Null: not heard of yet. */
  preview: MergePreview | null = null;
  /** The life of the reading. */
  readonly reading: FormController<string>;

  readonly #host: FormHost;
  readonly #read: (keptId: string, otherId: string) => Promise<AnswerOutcome<MergePreviewAnswer>>;

  /**
   * @param host - the element to render anew
   * @param read - asks what merging would do
   */
  constructor(
    host: FormHost,
    read: (keptId: string, otherId: string) => Promise<AnswerOutcome<MergePreviewAnswer>>,
  ) {
    this.#host = host;
    this.#read = read;
    this.reading = new FormController(host);
  }

  /**
   * Asks what would happen. What was heard before stays until the answer comes.
   *
   * @returns why it cannot be had; null: it is there, or something else is asked by now
   */
  async open(keptId: string, otherId: string): Promise<ClientProblem | null> {
    this.reading.reset();
    this.#host.requestUpdate();
    const outcome = await this.reading.submit(new Map(), () => this.#read(keptId, otherId));
    if (outcome?.problem) this.preview = null;
    if (outcome?.answer) this.preview = outcome.answer.preview;
    this.#host.requestUpdate();
    return outcome?.problem ?? null;
  }

  /** Forgets it. */
  forget(): void {
    this.reading.reset();
    this.preview = null;
  }
}
