import type { Passkey, Session, TrustedBrowser, TwoStepAnswer } from '../../bff/contract/index.ts';
import { sampleTimes } from './session-samples.ts';

/** Somebody of the clinic's staff who is logged in. */
export const sampleStaff: Session = {
  profile: { id: 'profile-2', name: 'Alex Moreau', role: 'staff' },
  username: 'staff',
  ...sampleTimes(3_600, 86_400),
};

/** Nothing is set up yet. */
export const whileNothingIsSetUp: TwoStepAnswer = {
  state: 'off',
  pausedUntil: null,
  isOffered: true,
  isEnforced: false,
  defaultMethod: null,
  sms: { isOn: false, isAvailable: true },
  authenticator: { isOn: false, setUpAt: null },
  passkeys: [],
  passkeysWorkHere: true,
  mobilePhone: '+1 604 555 0101',
  hasRecoveryCode: false,
  trustedBrowsers: [],
  mayTrustBrowser: true,
};

const phone: Passkey = {
  id: 'passkey-1',
  name: 'Phone',
  createdAt: '2026-03-02T10:00:00Z',
  lastUsedAt: '2026-11-21T07:55:00Z',
  domain: 'maple-street.example',
};

const key: Passkey = {
  id: 'passkey-2',
  name: 'Blue key in the drawer',
  createdAt: '2026-10-14T16:30:00Z',
  lastUsedAt: null,
  domain: 'maple-street.example',
};

const browsers: readonly TrustedBrowser[] = [
  {
    id: 'browser-1',
    browser: 'Chrome',
    system: 'Windows',
    address: '203.0.113.24',
    trustedAt: '2026-11-10T08:00:00Z',
    lastUsedAt: '2026-11-22T08:05:00Z',
    endsAt: '2026-12-10T08:00:00Z',
    isThisOne: true,
  },
  {
    id: 'browser-2',
    browser: 'Safari',
    system: 'iOS',
    address: '2001:db8:85a3::8a2e:370:7334',
    trustedAt: '2026-11-02T18:20:00Z',
    lastUsedAt: '2026-11-19T18:20:00Z',
    endsAt: '2026-12-02T18:20:00Z',
    isThisOne: false,
  },
];

/** All methods, two passkeys, two trusted browsers. */
export const whileAllIsSetUp: TwoStepAnswer = {
  ...whileNothingIsSetUp,
  state: 'on',
  defaultMethod: 'authenticator',
  sms: { isOn: true, isAvailable: true },
  authenticator: { isOn: true, setUpAt: '2026-01-15T09:12:00Z' },
  passkeys: [phone, key],
  hasRecoveryCode: true,
  trustedBrowsers: browsers,
};

/** Text messages and nothing else. */
export const withSmsAlone: TwoStepAnswer = {
  ...whileNothingIsSetUp,
  state: 'on',
  defaultMethod: 'sms',
  sms: { isOn: true, isAvailable: true },
  hasRecoveryCode: true,
};

/** A patient's: passkeys, and nothing else means anything. */
export const ofPatient: TwoStepAnswer = {
  ...whileNothingIsSetUp,
  isOffered: false,
  mobilePhone: null,
  mayTrustBrowser: false,
};

/** A patient's with one passkey. */
export const ofPatientWithPasskey: TwoStepAnswer = { ...ofPatient, passkeys: [phone] };
