import assert from 'node:assert/strict';
import type { SessionCodeAnswer, SessionToldAnswer } from '../../bff/contract/index.ts';
import { problemIn } from './answers.ts';
import type { TestNode } from './auth-node.ts';
import type { Answer, Page } from './browser.ts';
import type { FrontDoor } from './front-door.ts';
import type { TestClinic, TestPerson } from './people.ts';
import type { PracticeSystem } from './practice.ts';

/** Somebody's own page, logged in. */
export async function enter(door: FrontDoor, person: TestPerson): Promise<Page> {
  const page = door.browser().open(person.clinic.origin);
  assert.equal((await page.login(person)).status, 200);
  return page;
}

/** Asks for a code, as a page does for the clinic's server. */
export const askForCode = (page: Page, { slug }: Pick<TestClinic, 'slug'>): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/session/code`, {});

/** A code for the session of this page. */
export async function codeOf(page: Page, clinic: Pick<TestClinic, 'slug'>): Promise<string> {
  const answer = await askForCode(page, clinic);
  assert.equal(answer.status, 200, answer.text);
  return (JSON.parse(answer.text) as SessionCodeAnswer).code;
}

/** Has the clinic's server ask whose session a code tells of. */
export const exchange = (system: PracticeSystem, code: unknown): Promise<Answer> =>
  system.post('/session-codes/exchange', { code });

/** The session in a right answer. */
export function toldIn({ status, text }: Answer): SessionToldAnswer {
  assert.equal(status, 200, text);
  return JSON.parse(text) as SessionToldAnswer;
}

/** Holds that an answer tells of no session. */
export function assertInvalid(answer: Answer, what = ''): void {
  assert.equal(answer.status, 410, what);
  assert.deepEqual(problemIn(answer).problem, { code: 'session-code-invalid' }, what);
}

/** What was recorded of sessions that the clinic's server was told of. */
export const toldOf = ({ database }: TestNode, { id }: Pick<TestClinic, 'id'>) =>
  database.db
    .selectFrom('auditEvent')
    .selectAll()
    .where('clinicId', '=', id)
    .where('event', '=', 'session-told')
    .execute();
