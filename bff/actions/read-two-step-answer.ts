import type { Passkey, TrustedBrowser, TwoStepAnswer } from '../contract/index.ts';
import { shownPhone } from '../domain/identifier.ts';
import { isStaff } from '../domain/role.ts';
import { browserName } from '../domain/browser-name.ts';
import { methodsOf, RECOVERY_FAILURES, twoStepState } from '../domain/two-step.ts';
import type { Clinic } from '../storage/clinics.ts';
import { listPasskeys, type StoredPasskey } from '../storage/passkeys.ts';
import { findLiveRecoveryCode } from '../storage/recovery-codes.ts';
import { listTrustedBrowsers, type StoredTrustedBrowser } from '../storage/trusted-browsers.ts';
import { readTwoStep } from '../storage/two-step.ts';
import type { Deps } from './deps.ts';
import type { Browser } from './open-session.ts';
import { passkeyDomain } from './passkey-challenge.ts';

const instant = (at: number): string => new Date(at).toISOString();

/** A person's own 2-Step Verification, as they see it in this browser and page. */
export async function readTwoStepAnswer(
  { database, clock, sendsSms, publicUrl }: Pick<Deps, 'database' | 'clock' | 'sendsSms' | 'publicUrl'>,
  {
    clinic,
    profileId,
    browser,
  }: { clinic: Clinic; profileId: string; browser: Pick<Browser, 'origin' | 'trustedTokenHash'> },
): Promise<TwoStepAnswer> {
  const { db } = database;
  const now = clock();
  const key = { clinicId: clinic.id, profileId };
  const { facts, stored } = await readTwoStep(db, key);
  const methods = methodsOf(facts);
  const state = twoStepState(facts, now);
  const isOffered = isStaff(facts.role);
  const setUpAt = stored?.authenticatorSetUpAt ?? null;
  const hasAuthenticator = methods.includes('authenticator');
  // The BFF's own pages send no `Origin` with a read.
  const origin = browser.origin || new URL(publicUrl).origin;
  return {
    state,
    pausedUntil: state === 'paused' && facts.pausedUntil !== null ? instant(facts.pausedUntil) : null,
    isOffered,
    isEnforced: isOffered && clinic.twoStepEnforced === 1,
    defaultMethod: methods[0] ?? null,
    sms: { isOn: methods.includes('sms'), isAvailable: isOffered && sendsSms },
    authenticator: {
      isOn: hasAuthenticator,
      setUpAt: hasAuthenticator && setUpAt !== null ? instant(setUpAt) : null,
    },
    passkeys: (await listPasskeys(db, key)).map(passkeyView),
    passkeysWorkHere: passkeyDomain(clinic, origin) !== null,
    mobilePhone: facts.mobilePhone && shownPhone(facts.mobilePhone),
    hasRecoveryCode: (await findLiveRecoveryCode(db, key, RECOVERY_FAILURES)) !== null,
    trustedBrowsers: (await listTrustedBrowsers(db, key, now)).map((trusted) =>
      browserView(trusted, browser.trustedTokenHash),
    ),
    mayTrustBrowser: isOffered && clinic.trustBrowserAllowed === 1,
  };
}

function passkeyView({ id, name, createdAt, lastUsedAt, domain }: StoredPasskey): Passkey {
  return {
    id,
    name,
    createdAt: instant(createdAt),
    lastUsedAt: lastUsedAt === null ? null : instant(lastUsedAt),
    domain,
  };
}

function browserView(trusted: StoredTrustedBrowser, ownTokenHash: string | null): TrustedBrowser {
  const { id, userAgent, address } = trusted;
  return {
    id,
    ...browserName(userAgent),
    address,
    trustedAt: instant(trusted.createdAt),
    lastUsedAt: instant(trusted.lastUsedAt),
    endsAt: instant(trusted.expiresAt),
    isThisOne: trusted.tokenHash === ownTokenHash,
  };
}
