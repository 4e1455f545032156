import assert from 'node:assert/strict';
import { TOTP } from 'otpauth';
import type {
  AuthenticatorSetUpAnswer,
  RecoveryCodeAnswer,
  SmsSetUpAnswer,
  TwoStepAnswer,
  TwoStepChangedAnswer,
} from '../../bff/contract/index.ts';
import type { EmailMessage, Message, SmsMessage } from '../../bff/delivery/message.ts';
import { loginIn, problemIn } from './answers.ts';
import type { NodeOptions } from './auth-node.ts';
import type { Answer, Page } from './browser.ts';
import { MINUTE } from './clock.ts';
import { createPasskey, type SoftPasskey } from './passkey.ts';
import type { TestPerson } from './people.ts';
import type { Dialect } from './postgres.ts';
import {
  addPasskey,
  askForPasskey,
  beginApp,
  beginSms,
  finishSetUp,
  optionsIn,
  readTwoStep,
} from './two-step-calls.ts';
import { openWayIn, type WayIn } from './way-in.ts';

/** The phones of these tests: Canadian mobiles. */
export const PHONE = '+16045550142';
export const OTHER_PHONE = '+16045550177';

/** An authenticator app with one account in it. */
export interface TestApp {
  /** base32 */
  readonly key: string;
  /** What it shows now, or so many ms from now. */
  code(later?: number): string;
}

/** A suite's front door, with people who set up 2-Step Verification. */
export interface TwoStepWay extends WayIn {
  /** Somebody's page, logged in. */
  enter(person: TestPerson): Promise<Page>;
  appOf(key: string): TestApp;
  /** Sets an authenticator app up, and moves the clock on so that its code has passed. */
  setUpApp(page: Page, person: TestPerson): Promise<TestApp & { recoveryCode: string | null }>;
  /** Sets text messages up. */
  setUpSms(page: Page, person: TestPerson, phone?: string): Promise<{ recoveryCode: string | null }>;
  setUpPasskey(page: Page, person: TestPerson, name?: string): Promise<SoftPasskey>;
  /** Logs in with an app and has the browser trusted; answers its page. */
  trust(person: TestPerson, app: TestApp, page?: Page): Promise<Page>;
  /** Whether a browser still skips the second step: its password alone makes a session. */
  isTrusted(page: Page, person: TestPerson): Promise<boolean>;
  /** All that has left since it was last asked, by mail and by SMS. */
  post(): Promise<{ readonly emails: readonly EmailMessage[]; readonly texts: readonly SmsMessage[] }>;
  /** The digits of the one text message that has left since. */
  textedCode(): Promise<string>;
  /** One's own settings, read anew. */
  settings(page: Page, person: TestPerson): Promise<TwoStepAnswer>;
}

/** Opens it on a new database of this dialect. */
export async function openTwoStepWay(dialect: Dialect, options: NodeOptions = {}): Promise<TwoStepWay> {
  const way = await openWayIn(dialect, options);
  const { door, office } = way;

  const appOf = (key: string): TestApp => ({
    key,
    code: (later = 0) => new TOTP({ secret: key }).generate({ timestamp: door.clock.now() + later }),
  });
  const post: TwoStepWay['post'] = async () => {
    const messages: readonly Message[] = await office.deliver();
    return {
      emails: messages.filter((message) => message.channel === 'email'),
      texts: messages.filter((message) => message.channel === 'sms'),
    };
  };
  const textedCode = async (): Promise<string> => codeOf((await post()).texts);

  return {
    ...way,
    appOf,
    post,
    textedCode,
    async enter(person) {
      const page = way.visit(person.clinic);
      assert.equal((await page.login(person)).status, 200);
      assert.equal(await page.sessionStatus(person.clinic.slug), 200);
      return page;
    },
    async setUpApp(page, { clinic, password }) {
      const begun = await beginApp(page, clinic, password);
      const app = appOf(appIn(begun).key);
      const { recoveryCode } = changedIn(await finishSetUp(page, clinic, 'authenticator', app.code()));
      door.clock.advance(MINUTE);
      return { ...app, recoveryCode };
    },
    async setUpSms(page, { clinic, password }, phone = PHONE) {
      await post();
      smsIn(await beginSms(page, clinic, password, phone));
      const { recoveryCode } = changedIn(await finishSetUp(page, clinic, 'sms', await textedCode()));
      return { recoveryCode };
    },
    async setUpPasskey(page, { clinic, password, profileId }, name = 'My laptop') {
      const { challenge, rp } = optionsIn(await askForPasskey(page, clinic, password));
      const passkey = createPasskey(profileId);
      const registration = passkey.register({ challenge, rpId: rp.id, origin: page.origin });
      changedIn(await addPasskey(page, clinic, { registration, name }));
      return passkey;
    },
    async trust(person, app, page = way.visit(person.clinic)) {
      const path = `/v1/clinics/${person.clinic.slug}/login/second-step/code`;
      assert.equal(loginIn(await page.login(person)).step.name, 'second-step');
      const answer = await page.post(path, { method: 'authenticator', code: app.code(), trustBrowser: true });
      assert.equal(loginIn(answer).step.name, 'logged-in', answer.text);
      door.clock.advance(MINUTE);
      return page;
    },
    async isTrusted(page, person) {
      const { step } = loginIn(await page.login(person));
      assert.ok(step.name === 'logged-in' || step.name === 'second-step', step.name);
      return step.name === 'logged-in';
    },
    async settings(page, { clinic }) {
      const answer = await readTwoStep(page, clinic);
      assert.equal(answer.status, 200, answer.text);
      return JSON.parse(answer.text) as TwoStepAnswer;
    },
  };
}

function right({ status, text }: Answer): unknown {
  assert.equal(status, 200, text);
  return JSON.parse(text);
}

/** The digits of the one text message among these. */
export function codeOf(texts: readonly SmsMessage[]): string {
  const [text, ...others] = texts;
  assert.ok(text && others.length === 0, `${texts.length} text messages have left`);
  const [, code] = /^@\S+ #(\d{6})$/.exec(text.text.split('\n').at(-1) ?? '') ?? [];
  assert.ok(code, text.text);
  return code;
}

/** The set-up in a right answer. */
export const appIn = (answer: Answer): AuthenticatorSetUpAnswer['setUp'] =>
  (right(answer) as AuthenticatorSetUpAnswer).setUp;

/** The message in a right answer. */
export const smsIn = (answer: Answer): SmsSetUpAnswer['sms'] => (right(answer) as SmsSetUpAnswer).sms;

/** A right answer to a change. */
export const changedIn = (answer: Answer): TwoStepChangedAnswer => right(answer) as TwoStepChangedAnswer;

/** The recovery code in a right answer. */
export const recoveryCodeIn = (answer: Answer): string | null =>
  (right(answer) as RecoveryCodeAnswer).recoveryCode;

/** What was refused, and how. */
export const problemOf = (answer: Answer) => ({ status: answer.status, ...problemIn(answer).problem });

/** A code that is not this one. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
