import type { StepName } from '../../bff/contract/index.ts';
import { createPasskey } from './passkey.ts';

const forged = createPasskey('nobody');
const asked = { challenge: 'AAAA', rpId: 'clinic.example', origin: 'https://www.clinic.example' };

/** Every call of a login that has begun, with a body that the call takes, by the step that it is for. */
export const loginCalls: Readonly<Partial<Record<StepName, Readonly<Record<string, object>>>>> = {
  'second-step': {
    'second-step/sms': {},
    'second-step/code': { method: 'authenticator', code: '123456' },
    'second-step/passkey/challenge': {},
    'second-step/passkey': { assertion: forged.assert(asked) },
    'recovery-code': { recoveryCode: 'ABC234' },
  },
  'set-up-two-step': {
    'set-up/authenticator': {},
    'set-up/authenticator/code': { code: '123456' },
    'set-up/sms': { mobilePhone: '+16045550101' },
    'set-up/sms/resend': {},
    'set-up/sms/code': { code: '123456' },
    'set-up/passkey/challenge': {},
    'set-up/passkey': { registration: forged.register(asked), name: 'Mine' },
  },
  'save-recovery-code': { 'recovery-code/saved': {} },
};
