import type { Duplicate, ListedProfile, ProfileEvent } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import {
  previewWelcomeEmail,
  readProfile,
  readProfileEvents,
  searchProfiles,
} from '../../client/profiles-calls.ts';
import { findDuplicates, previewMerge } from '../../client/profiles-merge-calls.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FormHost } from '../../ui/form-controller.ts';
import { PagedList } from '../../ui/paged-list.ts';
import type { Page } from '../../ui/paged-list.ts';
import { PasswordReveal } from '../../ui/password-field.ts';
import { CardReading } from './card-reading.ts';
import { MergeReading } from './merge-reading.ts';
import { ProfileSearch } from './profile-search.ts';
import type { ProfilesSentence } from './profiles-context.ts';
import { WelcomePreview } from './welcome-preview.ts';

/** An element whose client names the clinic. */
type ProfilesHost = FormHost & { readonly client: AuthClient };

/** What the views are put together from, and what they remember. */
export class ProfilesPieces {
  /** The step's form; each step starts with nothing wrong in it. */
  readonly form: FormController<ProfilesSentence>;
  readonly reveal: PasswordReveal;
  readonly search: ProfileSearch;
  readonly card: CardReading;
  /** What has happened to the profile whose card is open. */
  readonly events: PagedList<ProfileEvent>;
  /** Who else could be that person. */
  readonly duplicates: PagedList<Duplicate>;
  /** All possible duplicates of the clinic. */
  readonly allDuplicates: PagedList<Duplicate>;
  readonly welcome: WelcomePreview;
  readonly merge: MergeReading;

  /**
   * @param host - the element to render anew
   * @param tellProblem - hears of each problem of the lists
   */
  constructor(host: ProfilesHost, tellProblem: (problem: ClientProblem) => void) {
    const cardId = (): string => this.card.card?.id ?? '';
    this.form = new FormController(host);
    this.reveal = new PasswordReveal(host);
    this.search = new ProfileSearch(host, {
      read: async (search, until) =>
        asPage(
          await searchProfiles(host.client, search, until),
          ({ profiles, next }): Page<ListedProfile> => ({ items: profiles, next }),
        ),
      tellProblem,
    });
    this.card = new CardReading(host, (id) => readProfile(host.client, id));
    this.events = new PagedList(host, {
      read: async (after, until) =>
        asPage(
          await readProfileEvents(host.client, cardId(), fromPage(after), until),
          ({ events, next }): Page<ProfileEvent> => ({ items: events, next }),
        ),
      tellProblem,
    });
    const duplicatesOf = (about: () => { readonly profileId?: string }): PagedList<Duplicate> =>
      new PagedList(host, {
        read: async (after, until) =>
          asPage(
            await findDuplicates(host.client, { ...about(), ...fromPage(after) }, until),
            ({ duplicates, next }): Page<Duplicate> => ({ items: duplicates, next }),
          ),
        tellProblem,
      });
    this.duplicates = duplicatesOf(() => ({ profileId: cardId() }));
    this.allDuplicates = duplicatesOf(() => ({}));
    this.welcome = new WelcomePreview(
      host,
      (id, note, until) => previewWelcomeEmail(host.client, id, note ? { note } : {}, until),
      tellProblem,
    );
    this.merge = new MergeReading(host, (keptId, otherId) => previewMerge(host.client, keptId, otherId));
  }

  /** Another step shows: nothing typed into the one before survives. */
  startAnew(): void {
    this.form.reset();
    this.reveal.hide();
    this.welcome.forget();
    this.merge.forget();
  }

  /** Another card is to be opened. */
  forgetCard(): void {
    this.card.forget();
    this.events.forget();
    this.duplicates.forget();
  }

  /** Nothing of what one person has seen is left for another. */
  forget(): void {
    this.startAnew();
    this.forgetCard();
    this.search.forget();
    this.allDuplicates.forget();
  }
}

function fromPage(after: string | undefined): { readonly after?: string } {
  return after === undefined ? {} : { after };
}

function asPage<T, Item>(
  outcome: AnswerOutcome<T>,
  page: (answer: T) => Page<Item>,
): AnswerOutcome<Page<Item>> {
  return outcome.problem ? outcome : { answer: page(outcome.answer), problem: null };
}
