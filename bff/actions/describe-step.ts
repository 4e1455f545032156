import type { SecondStep, SetUpTwoStep, SmsSent, Step, TwoStepMethod } from '../contract/index.ts';
import { shownPhone } from '../domain/identifier.ts';
import { hiddenPhone, methodsOf, RESEND_SECONDS, SMS_CODE_SECONDS } from '../domain/two-step.ts';
import { hasOtherAdministrator } from '../storage/administrators.ts';
import type { Db } from '../storage/database.ts';
import { issueRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { secondsClosed } from './count-code.ts';
import type { Deps } from './deps.ts';
import type { LoginInProgress } from './login-in-progress.ts';
import { passkeyDomain } from './passkey-challenge.ts';
import { readBegunSetUp } from './begun-set-up.ts';

/**
 * The step that a login stands at, as its person is asked.
 *
 * @param origin of the page: it decides whether passkeys work there.
 */
export async function describeStep(
  deps: Deps,
  db: Db,
  login: LoginInProgress,
  origin: string,
): Promise<Exclude<Step, { name: 'logged-in' }>> {
  switch (login.step) {
    case 'second-step':
      return describeSecondStep(deps, db, login, origin);
    case 'set-up-two-step':
      return describeSetUp(deps, db, login, origin);
    case 'save-recovery-code':
      return {
        name: 'save-recovery-code',
        // Another login may have used it up or worn it out meanwhile.
        recoveryCode:
          (await readRecoveryCode(deps, db, login.key)) ?? (await issueRecoveryCode(deps, db, login.key)),
      };
    case 'password':
    case 'logged-in':
      return { name: 'password' };
  }
}

async function describeSecondStep(
  deps: Deps,
  db: Db,
  login: LoginInProgress,
  origin: string,
): Promise<SecondStep> {
  const { clinic, key, twoStep, profile } = login;
  const closed = await secondsClosed(deps, db, key);
  return {
    name: 'second-step',
    choices: usableMethods(deps, login, origin).map((method) => ({
      method,
      sentTo: method === 'sms' && twoStep.facts.smsPhone ? hiddenPhone(twoStep.facts.smsPhone) : null,
    })),
    sms: smsUnderWay(deps, login),
    mayTrustBrowser: clinic.trustBrowserAllowed === 1,
    closedForSeconds: closed > 0 ? closed : null,
    isSoloOwner: profile.role === 'owner' && !(await hasOtherAdministrator(db, key)),
  };
}

/** The methods of a login's person that work in this page and with this operator, the default first. */
export function usableMethods(
  { sendsSms }: Pick<Deps, 'sendsSms'>,
  { clinic, twoStep: { facts } }: Pick<LoginInProgress, 'clinic' | 'twoStep'>,
  origin: string,
): readonly TwoStepMethod[] {
  const domain = passkeyDomain(clinic, origin);
  const works: Readonly<Record<TwoStepMethod, boolean>> = {
    sms: sendsSms,
    authenticator: true,
    passkey: domain !== null && facts.passkeyDomains.includes(domain),
  };
  return methodsOf(facts).filter((method) => works[method]);
}

/** The text message whose code still counts; null: none. */
export function smsUnderWay(
  { clock }: Pick<Deps, 'clock'>,
  { stored, twoStep }: Pick<LoginInProgress, 'stored' | 'twoStep'>,
): SmsSent | null {
  const { smsPhone } = twoStep.facts;
  if (stored.smsCodeHash === null || stored.smsSentAt === null || smsPhone === null) return null;
  const age = (clock() - stored.smsSentAt) / 1000;
  if (age >= SMS_CODE_SECONDS) return null;
  return {
    sentTo: hiddenPhone(smsPhone),
    resendAfterSeconds: Math.max(0, Math.ceil(RESEND_SECONDS - age)),
    expiresInSeconds: Math.ceil(SMS_CODE_SECONDS - age),
  };
}

async function describeSetUp(
  deps: Deps,
  db: Db,
  { clinic, profile, stored }: LoginInProgress,
  origin: string,
): Promise<SetUpTwoStep> {
  const works: Readonly<Record<TwoStepMethod, boolean>> = {
    authenticator: true,
    passkey: passkeyDomain(clinic, origin) !== null,
    sms: deps.sendsSms,
  };
  return {
    name: 'set-up-two-step',
    methods: (['authenticator', 'passkey', 'sms'] as const).filter((method) => works[method]),
    mobilePhone: profile.mobilePhone && shownPhone(profile.mobilePhone),
    begun: await readBegunSetUp(deps, db, { clinic, profile, ownerHash: stored.tokenHash }),
  };
}
