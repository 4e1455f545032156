import type { ListedProfile, ProfileSearchRequest } from '../../../bff/contract/index.ts';
import type { FormHost } from '../../ui/form-controller.ts';
import { PagedList } from '../../ui/paged-list.ts';
import type { PagedListOptions } from '../../ui/paged-list.ts';

/** So many milliseconds after the last key a search begins: less would search for what nobody means. */
const typingPauseMilliseconds = 150;

/** Whose profiles are looked for. */
export type Who = NonNullable<ProfileSearchRequest['who']> | 'all';

/** What a search is made with. */
export interface ProfileSearchOptions {
  /** Reads a page of what is looked for. */
  read(search: ProfileSearchRequest, until: AbortSignal): ReturnType<PagedListOptions<ListedProfile>['read']>;
  tellProblem: PagedListOptions<ListedProfile>['tellProblem'];
}

/** Looks for profiles while somebody types; of several searches only the newest counts. */
export class ProfileSearch {
  /** What is typed. */
  text = '';
  who: Who = 'all';
  /** What was found. */
  readonly list: PagedList<ListedProfile>;
  /** What there is to say of it: what was found, or that more is shown; null: it is looked for. */
  told: 'found' | 'more' | null = null;

  readonly #host: FormHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param host - the element to render anew */
  constructor(host: FormHost, { read, tellProblem }: ProfileSearchOptions) {
    this.#host = host;
    this.list = new PagedList(host, {
      read: (after, until) =>
        read(
          {
            search: this.text.trim(),
            ...(this.who !== 'all' && { who: this.who }),
            ...(after !== undefined && { after }),
          },
          until,
        ),
      tellProblem,
    });
  }

  /** Something else is typed. */
  type(text: string): void {
    const isSame = text.trim() === this.text.trim();
    this.text = text;
    if (isSame) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), typingPauseMilliseconds);
  }

  /** Somebody else's profiles are looked for. */
  choose(who: Who): void {
    this.who = who;
    void this.run();
  }

  /** Looks at once. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    this.told = null;
    if (!(await this.list.open())) return;
    this.told = 'found';
    this.#host.requestUpdate();
  }

  /** @returns how many more were found */
  async more(): Promise<number> {
    const count = await this.list.more();
    if (count) this.told = 'more';
    this.#host.requestUpdate();
    return count;
  }

  /** Forgets what was typed and found. */
  forget(): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.who = 'all';
    this.told = null;
    this.list.forget();
  }
}
