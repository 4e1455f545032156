import assert from 'node:assert/strict';
import type {
  EmailPreviewAnswer,
  ProfileCard,
  ProfileCardAnswer,
  ProfileEventsAnswer,
  ProfileSearchAnswer,
  ProfileSearchRequest,
} from '../../bff/contract/index.ts';
import type { Answer, Page } from './browser.ts';
import type { TestClinic } from './people.ts';

type At = Pick<TestClinic, 'slug'>;

const base = ({ slug }: At): string => `/v1/clinics/${slug}`;
const profile = (at: At, id: string): string => `${base(at)}/profiles/${encodeURIComponent(id)}`;

/** What staff do with profiles. */
export const searchFor = (page: Page, at: At, request: ProfileSearchRequest): Promise<Answer> =>
  page.post(`${base(at)}/profile-search`, request);

export const readCard = (page: Page, at: At, id: string): Promise<Answer> => page.get(profile(at, id));

export const endSessionsOf = (page: Page, at: At, id: string): Promise<Answer> =>
  page.post(`${profile(at, id)}/end-sessions`, {});

export const unlock = (page: Page, at: At, id: string): Promise<Answer> =>
  page.post(`${profile(at, id)}/unlock`, {});

export const previewWelcome = (page: Page, at: At, id: string, note?: string): Promise<Answer> =>
  page.post(`${profile(at, id)}/welcome-email/preview`, note === undefined ? {} : { note });

export const readEvents = (page: Page, at: At, id: string, after?: string): Promise<Answer> =>
  page.post(`${profile(at, id)}/events`, after === undefined ? {} : { after });

function right({ status, text }: Answer): unknown {
  assert.equal(status, 200, text);
  return JSON.parse(text);
}

/** What right answers say. */
export const foundIn = (answer: Answer): ProfileSearchAnswer => right(answer) as ProfileSearchAnswer;
export const cardIn = (answer: Answer): ProfileCard => (right(answer) as ProfileCardAnswer).profile;
export const previewIn = (answer: Answer): EmailPreviewAnswer => right(answer) as EmailPreviewAnswer;
export const eventsIn = (answer: Answer): ProfileEventsAnswer => right(answer) as ProfileEventsAnswer;
