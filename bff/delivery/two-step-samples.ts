import type { Sample } from './previews.ts';

const at = Date.UTC(2026, 10, 22, 17, 30);
const own = { name: 'Sam Okafor', by: null, at };
const byColleague = { ...own, by: 'Robin Bennett' };

/** The emails about 2-Step Verification with sample data. */
export const twoStepSamples: readonly Sample[] = [
  {
    id: 'two-step-on',
    title: '2-Step Verification was turned on',
    kind: 'two-step-on',
    data: { ...own, method: 'authenticator' },
  },
  { id: 'two-step-off', title: '2-Step Verification was turned off', kind: 'two-step-off', data: own },
  {
    id: 'two-step-paused',
    title: '2-Step Verification was paused, by an administrator',
    kind: 'two-step-paused',
    data: { ...byColleague, until: at + 24 * 3_600_000 },
  },
  {
    id: 'two-step-resumed',
    title: '2-Step Verification was resumed, by an administrator',
    kind: 'two-step-resumed',
    data: byColleague,
  },
  {
    id: 'two-step-removed',
    title: '2-Step Verification was removed, by an administrator',
    kind: 'two-step-removed',
    data: byColleague,
  },
  {
    id: 'method-added',
    title: 'A method was added',
    kind: 'method-added',
    data: { ...own, method: 'passkey' },
  },
  {
    id: 'method-removed',
    title: 'A method was removed',
    kind: 'method-removed',
    data: { ...own, method: 'sms' },
  },
  {
    id: 'phone-changed',
    title: 'Mobile number was changed',
    kind: 'phone-changed',
    data: { ...own, lastDigits: '42', smsIsOff: false },
  },
  {
    id: 'phone-changed-sms-off',
    title: 'Mobile number was changed, and text messages are off',
    kind: 'phone-changed',
    data: { ...own, lastDigits: '42', smsIsOff: true },
  },
  {
    id: 'recovery-code-used',
    title: 'Recovery code was used',
    kind: 'recovery-code-used',
    data: { name: own.name, at, browser: 'Firefox on Windows' },
  },
  { id: 'recovery-code-new', title: 'New recovery code', kind: 'recovery-code-new', data: own },
];
