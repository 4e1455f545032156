import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { decodeAttestationObject, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers';
import type { PasskeyCreationOptions, PasskeyRegistration } from '../../bff/contract/index.ts';
import { createVoucher } from '../support/attestation-certificate.ts';
import type { Page } from '../support/browser.ts';
import { createPasskey, type Forgery, type SoftPasskey } from '../support/passkey.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { addPasskey, askForPasskey, optionsIn } from '../support/two-step-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const REFUSED = { status: 401, code: 'passkey-refused' };

/** What somebody may make of a registration on its way. */
type Alter = (registration: PasskeyRegistration) => PasskeyRegistration;

/**
 * Another way of vouching for an authenticator than none.
 *
 * @param vouch makes the statement from what it has to sign.
 */
const vouched =
  (format: string, vouch: (signed: Uint8Array) => ReadonlyMap<string, unknown>): Alter =>
  (registration) => {
    const { attestationObject, clientDataJSON } = registration.response;
    const authData = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('authData');
    const clientDataHash = createHash('sha256').update(isoBase64URL.toBuffer(clientDataJSON)).digest();
    const attestation = new Map<string, unknown>([
      ['fmt', format],
      ['attStmt', vouch(Buffer.concat([authData, clientDataHash]))],
      ['authData', authData],
    ]);
    const encoded = isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0]);
    const response = { ...registration.response, attestationObject: isoBase64URL.fromBuffer(encoded) };
    return { ...registration, response };
  };

for (const dialect of databases()) {
  describe(`a new passkey that is not what it should be, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      ({ staff } = clinic);
      own = await way.enter(staff);
      await way.post();
    });
    after(() => way.close());

    const ask = async (): Promise<PasskeyCreationOptions> =>
      optionsIn(await askForPasskey(own, clinic, staff.password));
    const register = (
      { challenge, rp }: PasskeyCreationOptions,
      passkey: SoftPasskey = createPasskey(staff.profileId),
      forgery: Forgery = {},
    ) => passkey.register({ challenge, rpId: rp.id, origin: clinic.origin }, forgery);
    const send = (registration: PasskeyRegistration) =>
      addPasskey(own, clinic, { registration, name: 'My laptop' });
    const count = async () => (await way.settings(own, staff)).passkeys.length;

    const forged: Readonly<Record<string, Forgery | Alter>> = {
      'made in a page of somebody else': { clientData: { origin: 'https://evil.example' } },
      'made in a page of the same domain that is not the clinic': {
        clientData: { origin: 'https://blog.CLINIC.example' },
      },
      'made for another domain': { rpId: 'evil.example' },
      'made for a challenge of its own': { clientData: { challenge: 'A'.repeat(75) } },
      'made for no challenge': { clientData: { challenge: '' } },
      'an answer to a login': { clientData: { type: 'webauthn.get' } },
      'made in a frame': { clientData: { crossOrigin: true } },
      'made in a frame that says so': { clientData: { topOrigin: 'https://evil.example' } },
      'made without a look at who is there': { userVerified: false },
      'made while nobody was there': { userPresent: false },
      'called another than the authenticator says': (one) => ({ ...one, id: 'AAAA', rawId: 'AAAA' }),
      // It holds, and would be looked up at addresses that stand in it; nobody asked for it.
      'vouched for by a certificate': vouched('packed', (signed) => {
        const voucher = createVoucher();
        return new Map<string, unknown>([
          ['alg', -7],
          ['sig', voucher.sign(signed)],
          ['x5c', [voucher.certificate]],
        ]);
      }),
      'vouched for by its own key, wrongly': vouched(
        'packed',
        () =>
          new Map<string, unknown>([
            ['alg', -7],
            ['sig', new Uint8Array(70)],
          ]),
      ),
      'vouched for in a way that nobody asked for': vouched('android-safetynet', () => new Map()),
      'vouched for by nobody, with a word from somebody': vouched('none', () => new Map([['sig', 'mine']])),
    };
    for (const [what, forgery] of Object.entries(forged)) {
      it(`is refused where it is ${what}`, async () => {
        const isAltered = typeof forgery === 'function';
        const { origin } = isAltered ? {} : (forgery.clientData ?? {});
        const clientData = typeof origin === 'string' && { origin: origin.replace('CLINIC', clinic.slug) };
        const honest = register(await ask(), createPasskey(staff.profileId), {
          ...(!isAltered && forgery),
          ...(clientData && { clientData }),
        });
        assert.deepEqual(problemOf(await send(isAltered ? forgery(honest) : honest)), REFUSED);
        assert.equal(await count(), 0);
        assert.deepEqual((await way.post()).emails, []);
      });
    }

    it('is refused where it is no passkey at all', async () => {
      const registration = register(await ask());
      const { response } = registration;
      for (const broken of [
        { ...response, attestationObject: '' },
        { ...response, attestationObject: 'AAAA' },
        { ...response, clientDataJSON: 'bnVsbA' },
        { ...response, clientDataJSON: '%' },
      ]) {
        const answer = await addPasskey(own, clinic, {
          registration: { ...registration, response: broken },
          name: 'x',
        });
        assert.deepEqual(problemOf(answer), REFUSED);
      }
      assert.equal(await count(), 0);
    });
  });
}
