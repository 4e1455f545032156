import { createHmac } from 'node:crypto';
import { issueRecoveryCode } from '../../bff/actions/recovery-code.ts';
import { authenticatorSealedFor } from '../../bff/actions/set-up-owner.ts';
import type { LoginAnswer, SecondStepCodeRequest, Step } from '../../bff/contract/index.ts';
import type { KeyRing } from '../../bff/crypto/key-ring.ts';
import { seal } from '../../bff/crypto/seal.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { newTotpSecret } from '../../bff/crypto/totp.ts';
import { openPayload } from '../../bff/delivery/payload.ts';
import { type ProfileKey, setMobilePhone } from '../../bff/storage/profiles.ts';
import { putTwoStep } from '../../bff/storage/two-step.ts';
import { testKeys } from './auth-node.ts';
import type { Answer, Page } from './browser.ts';
import type { FrontDoor } from './front-door.ts';
import type { TestClinic, TestPerson } from './people.ts';

/** Where people are given their methods: written as the set-up writes them, with none of its calls. */
export type Door = Pick<FrontDoor, 'node' | 'clock'>;

export const STAFF_PHONE = '+16045550101';

/** An authenticator app in somebody's pocket, worked out by hand (RFC 6238; RFC 4226, 5.3). */
export interface AuthenticatorApp {
  /** base32 */
  readonly secret: string;
  /** The code of the step that `at` (ms since the epoch) lies in. */
  codeAt(at: number): string;
}

export const profileKey = ({ clinic, profileId }: TestPerson): ProfileKey => ({
  clinicId: clinic.id,
  profileId,
});

export function appWith(secret: string): AuthenticatorApp {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  return {
    secret,
    codeAt(at) {
      const counter = Buffer.alloc(8);
      counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
      const mac = createHmac('sha1', key).update(counter).digest();
      const offset = (mac.at(-1) ?? 0) & 15;
      return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
    },
  };
}

/** A code that is none of those that the app shows around this time. */
export function wrongCode(app: AuthenticatorApp, at: number): string {
  const right = [-60_000, -30_000, 0, 30_000, 60_000].map((drift) => app.codeAt(at + drift));
  const codes = ['000000', '111111', '222222', '333333', '444444', '555555'];
  return codes.find((code) => !right.includes(code)) ?? '';
}

export async function giveAuthenticator(
  { node, clock }: Door,
  person: TestPerson,
  { secret = newTotpSecret(systemRandom), keys = testKeys(1) }: { secret?: string; keys?: KeyRing } = {},
): Promise<AuthenticatorApp> {
  const key = profileKey(person);
  const sealing = { keys, random: systemRandom };
  await putTwoStep(node.database.db, key, {
    authenticatorSecret: seal(sealing, 'authenticator', secret, authenticatorSealedFor(key)),
    authenticatorSetUpAt: clock.now(),
    authenticatorStep: null,
    defaultMethod: 'authenticator',
  });
  return appWith(secret);
}

/** Text messages to this number become the person's default. */
export async function giveSms({ node }: Door, person: TestPerson, phone = STAFF_PHONE): Promise<void> {
  const key = profileKey(person);
  await setMobilePhone(node.database.db, key, phone);
  await putTwoStep(node.database.db, key, { smsPhone: phone, defaultMethod: 'sms' });
}

export async function giveRecoveryCode(
  { node, clock }: Door,
  person: TestPerson,
  keys: KeyRing = testKeys(1),
): Promise<string> {
  const deps = { keys, random: systemRandom, clock: clock.now };
  return issueRecoveryCode(deps, node.database.db, profileKey(person));
}

/** Changes settings of a clinic behind its back; known to all nodes a second later. */
export async function setClinic(
  { node, clock }: Door,
  { id }: TestClinic,
  change: {
    twoStepEnforced?: 0 | 1;
    trustBrowserAllowed?: 0 | 1;
    smsDailyLimit?: number;
    smsCountries?: string;
  },
): Promise<void> {
  await node.database.db.updateTable('clinic').set(change).where('id', '=', id).execute();
  clock.advance(1000);
}

/** The text messages of a clinic so far, sent or not, the oldest first. */
export async function textMessages(
  { node }: Pick<FrontDoor, 'node'>,
  { id }: TestClinic,
  keys: KeyRing = testKeys(1),
): Promise<readonly { readonly to: string; readonly text: string; readonly expiresAt: number | null }[]> {
  const rows = node.database.db.selectFrom('outbox').selectAll().where('channel', '=', 'sms');
  return (await rows.where('clinicId', '=', id).orderBy('createdAt').execute()).map((row) => {
    const opened = openPayload(keys, row);
    if (opened.kind === 'unreadable') throw new Error('a text message cannot be read');
    return { to: row.recipient, expiresAt: row.expiresAt, ...(opened.payload as { text: string }) };
  });
}

/** The code of the newest text message of a clinic. */
export async function newestCode(
  door: Pick<FrontDoor, 'node'>,
  clinic: TestClinic,
  keys?: KeyRing,
): Promise<string> {
  const newest = (await textMessages(door, clinic, keys)).at(-1);
  const [, code] = /#(\d{6})$/.exec(newest?.text ?? '') ?? [];
  if (code === undefined) throw new Error('no text message with a code was sent');
  return code;
}

export const stepIn = ({ text }: Pick<Answer, 'text'>): Step => (JSON.parse(text) as LoginAnswer).step;

/** What came of a call of a login, as `STATUS STEP PROBLEM`. */
export function told({ status, text }: Answer): string {
  const { step, problem } = JSON.parse(text) as Partial<LoginAnswer>;
  return [status, step?.name, problem?.code].filter((part) => part !== undefined).join(' ');
}

/** A call of the login in progress. */
export const loginCall =
  (path: string) =>
  (page: Page, { slug }: TestClinic, body: object = {}): Promise<Answer> =>
    page.post(`/v1/clinics/${slug}/login/${path}`, body);

export const sendSms = loginCall('second-step/sms');
export const saveRecoveryCode = loginCall('recovery-code/saved');
export const typeSecondStep = (
  page: Page,
  clinic: TestClinic,
  body: SecondStepCodeRequest,
): Promise<Answer> => loginCall('second-step/code')(page, clinic, body);
export const typeRecoveryCode = (page: Page, clinic: TestClinic, recoveryCode: string): Promise<Answer> =>
  loginCall('recovery-code')(page, clinic, { recoveryCode });
export const setUpCall = (page: Page, clinic: TestClinic, path: string, body: object = {}): Promise<Answer> =>
  loginCall(`set-up/${path}`)(page, clinic, body);
export const whereLoginStands = (page: Page, { slug }: TestClinic): Promise<Answer> =>
  page.get(`/v1/clinics/${slug}/login`);
export const leaveLogin = (page: Page, { slug }: TestClinic): Promise<Answer> =>
  page.delete(`/v1/clinics/${slug}/login`);
