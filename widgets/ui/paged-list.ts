import { LatestCall } from '../client/latest-call.ts';
import type { AnswerOutcome } from '../client/outcome.ts';
import type { ClientProblem } from '../client/problem.ts';
import { FormController } from './form-controller.ts';
import type { FormHost } from './form-controller.ts';

/** One page of a list that the server hands out page by page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Asks for the next page; null: this is the last. */
  readonly next: string | null;
}

/** What a list is read with. */
export interface PagedListOptions<Item> {
  /**
   * Reads a page.
   *
   * @param after - the `next` of the page before; undefined: the first page
   * @param until - gives it up: something else is wanted by now
   */
  read(after: string | undefined, until: AbortSignal): Promise<AnswerOutcome<Page<Item>>>;
  /** Hears of each problem. */
  tellProblem(problem: ClientProblem): void;
}

/** A list that grows page by page. Of several readings only the newest counts; the ones before are given up. */
export class PagedList<Item> {
  /** What has been read so far; null: nothing yet. */
  items: readonly Item[] | null = null;
  /** Whether there is more of it. */
  hasMore = false;
  /** The life of the reading: whether it is on its way, takes long, or has come to a problem. */
  readonly reading: FormController<string>;

  readonly #host: FormHost;
  readonly #options: PagedListOptions<Item>;
  readonly #latest = new LatestCall();
  #next: string | null = null;

  /** @param host - the element to render anew */
  constructor(host: FormHost, options: PagedListOptions<Item>) {
    this.#host = host;
    this.#options = options;
    this.reading = new FormController(host);
  }

  /**
   * Reads the list from its start. What is there stays until the answer comes.
   *
   * @returns whether it has come, and nothing newer was asked for meanwhile
   */
  async open(): Promise<boolean> {
    const page = await this.#read(undefined);
    if (page) this.#take(page.items, page);
    return page !== null;
  }

  /**
   * Reads the next page.
   *
   * @returns how many more there are now; 0: none, or something newer was asked for meanwhile
   */
  async more(): Promise<number> {
    if (this.#next === null || this.reading.pending) return 0;
    const before = this.items ?? [];
    const page = await this.#read(this.#next);
    if (!page) return 0;
    this.#take([...before, ...page.items], page);
    return page.items.length;
  }

  /** Takes items out of the list that are no part of it any more. */
  drop(isGone: (item: Item) => boolean): void {
    this.items = this.items?.filter((item) => !isGone(item)) ?? null;
    this.#host.requestUpdate();
  }

  /** Forgets the list, and gives up what is on its way. */
  forget(): void {
    this.#latest.leave();
    this.reading.reset();
    this.items = null;
    this.hasMore = false;
    this.#next = null;
  }

  async #read(after: string | undefined): Promise<Page<Item> | null> {
    this.reading.reset();
    const until = this.#latest.begin();
    this.#host.requestUpdate();
    const outcome = await this.reading.submit(new Map(), () => this.#options.read(after, until));
    if (!outcome) return null;
    this.#latest.leave();
    this.#host.requestUpdate();
    if (outcome.problem) this.#options.tellProblem(outcome.problem);
    return outcome.answer;
  }

  #take(items: readonly Item[], { next }: Page<Item>): void {
    this.items = items;
    this.#next = next;
    this.hasMore = next !== null;
    this.#host.requestUpdate();
  }
}
