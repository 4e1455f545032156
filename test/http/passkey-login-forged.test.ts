import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PasskeyAssertion } from '../../bff/contract/index.ts';
import type { Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import {
  answerPasskey,
  type Asked,
  askForPasskey,
  createPasskey,
  type Forgery,
  givePasskey,
  type SoftPasskey,
} from '../support/passkey.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { giveAuthenticator, told } from '../support/two-step.ts';

const IN = '200 logged-in';
const places = [
  ['in place of a password', 'passkey', '401 password passkey-refused'],
  ['as the second step', 'second-step/passkey', '401 second-step passkey-refused'],
] as const;

for (const dialect of databases()) {
  for (const [what, at, refused] of places) {
    describe(`a passkey's answer ${what}, on ${dialect.name}`, () => {
      let door: FrontDoor;
      let clinic: StaffedClinic;
      let passkey: SoftPasskey;
      let page: Page;
      before(async () => {
        door = await openFrontDoor(dialect);
      });
      beforeEach(async () => {
        clinic = await door.clinic();
        passkey = await givePasskey(door, clinic.staff);
        page = await open();
      });
      after(() => door.close());

      /** A page that is asked for a passkey. */
      const open = async (of = clinic): Promise<Page> => {
        const opened = door.browser().open(of.origin);
        if (at === 'second-step/passkey') assert.equal(told(await opened.login(of.staff)), '200 second-step');
        return opened;
      };
      const ask = async (on = page, of = clinic): Promise<Asked> => ({
        ...(await askForPasskey(on, of, at)),
        origin: of.origin,
      });
      const send = async (assertion: PasskeyAssertion, on = page) =>
        told(await answerPasskey(on, clinic, at, assertion));
      /** A fresh challenge, answered like this. */
      const forge = async (forgery: Forgery, key = passkey) => send(key.assert(await ask(), forgery));
      const assertHonestOneHolds = async () => assert.equal(await forge({}), IN);

      const forgeries: Readonly<Record<string, (origin: string) => Forgery>> = {
        "another site's origin": () => ({ clientData: { origin: 'https://evil.example' } }),
        'the origin without TLS': (origin) => ({ clientData: { origin: origin.replace('https', 'http') } }),
        'another port': (origin) => ({ clientData: { origin: `${origin}:8443` } }),
        'an origin that begins like the right one': (origin) => ({
          clientData: { origin: `${origin}.evil.example` },
        }),
        "a frame in another site's page": () => ({ clientData: { crossOrigin: true } }),
        'the top of a frame': () => ({ clientData: { topOrigin: 'https://evil.example' } }),
        'a frame and its top, as browsers tell it': () => ({
          clientData: { crossOrigin: true, topOrigin: 'https://evil.example' },
        }),
        'a frame in a page of its own origin': (origin) => ({
          clientData: { crossOrigin: true, topOrigin: origin },
        }),
        'the page of a registration': () => ({ clientData: { type: 'webauthn.create' } }),
        'another RP ID': () => ({ rpId: 'evil.example' }),
        'the RP ID of a page within the domain': (origin) => ({ rpId: new URL(origin).hostname }),
        'no user at the authenticator': () => ({ userPresent: false }),
        'the user handle of somebody else': () => ({ userHandle: 'somebody-else' }),
        'an empty user handle': () => ({ userHandle: '' }),
        'a signature that was altered': () => ({ alters: 'signature' }),
        'client data that were altered': () => ({ alters: 'clientDataJSON' }),
        'authenticator data that were altered': () => ({ alters: 'authenticatorData' }),
        'an id that nobody has': () => ({ id: 'AAAAAAAAAAAAAAAAAAAAAA' }),
        'an id that is none': () => ({ id: "'; drop table passkey; --" }),
        'a counter that is 0 again': () => ({ counter: 0 }),
      };
      for (const [lie, forgery] of Object.entries(forgeries)) {
        it(`is refused with ${lie}`, async () => {
          const first = await open();
          assert.equal(await send(passkey.assert(await ask(first)), first), IN);
          assert.equal(await forge(forgery(clinic.origin)), refused);
          assert.equal(await page.sessionStatus(clinic.slug), 401);
          await assertHonestOneHolds();
        });
      }

      it('is refused of a copied authenticator, whose counter has not moved on', async () => {
        const first = await open();
        assert.equal(await send(passkey.assert(await ask(first), { counter: 7 }), first), IN);
        assert.equal(await forge({ counter: 7 }), refused);
        assert.equal(await forge({ counter: 6 }), refused);
        assert.equal(await forge({ counter: 8 }), IN);
      });

      it('is refused of an authenticator that answers in the name of another credential', async () => {
        const strangers = createPasskey(clinic.staff.profileId);
        assert.equal(await forge({ id: passkey.id }, strangers), refused);
        await assertHonestOneHolds();
      });

      it('holds for one challenge once: a second time, and in another spelling, it is refused', async () => {
        const synced = await givePasskey(door, clinic.staff, { isSynced: true });
        const asked = await ask();
        assert.equal(await send(synced.assert(asked)), IN);
        // For the second step the challenge belongs to a login, which is over with it: told apart below.
        const expected = at === 'passkey' ? refused : '401 password login-ended';
        assert.equal(await send(synced.assert(asked)), expected);
        for (const challenge of [
          `${asked.challenge}=`,
          ` ${asked.challenge}`,
          asked.challenge.replaceAll('-', '+'),
        ]) {
          assert.equal(await send(synced.assert({ ...asked, challenge })), expected);
        }
      });

      it('is refused for a challenge that was made up, altered or cut', async () => {
        const asked = await ask();
        const bytes = Buffer.from(asked.challenge, 'base64url');
        const flipped = [0, 16, 23, 24, bytes.length - 1].map((index) => {
          const copy = Buffer.from(bytes);
          copy.writeUInt8(copy.readUInt8(index) ^ 1, index);
          return copy;
        });
        const longer = Buffer.concat([bytes, Buffer.alloc(1)]);
        for (const forged of [Buffer.alloc(56), bytes.subarray(0, 55), longer, Buffer.alloc(0), ...flipped]) {
          const on = at === 'passkey' ? page : await open();
          if (at !== 'passkey') await door.node.database.db.deleteFrom('throttle').execute();
          assert.equal(
            await send(passkey.assert({ ...asked, challenge: forged.toString('base64url') }), on),
            refused,
          );
        }
      });

      it('is refused for a challenge of another clinic, of another login, or for another purpose', async () => {
        const elsewhere = await door.clinic();
        await givePasskey(door, elsewhere.staff);
        const theirs = await ask(await open(elsewhere), elsewhere);
        const mine = await ask();
        assert.equal(await send(passkey.assert({ ...mine, challenge: theirs.challenge })), refused);
        const otherPurpose = at === 'passkey' ? 'second-step/passkey' : 'passkey';
        const other = door.browser().open(clinic.origin);
        await other.login(clinic.staff);
        const otherly = await askForPasskey(other, clinic, otherPurpose);
        assert.equal(await send(passkey.assert({ ...mine, challenge: otherly.challenge })), refused);
        if (at === 'second-step/passkey') {
          const otherLogin = await ask(await open());
          assert.equal(await send(passkey.assert(otherLogin)), refused);
        }
        const patient = door.browser().open(clinic.origin);
        await patient.login(clinic.patient);
        const { password: currentPassword } = clinic.patient;
        const path = `/v1/clinics/${clinic.slug}/two-step/passkey/challenge`;
        const { text } = await patient.post(path, { currentPassword });
        const { challenge } = (JSON.parse(text) as { options: { challenge: string } }).options;
        assert.equal(await send(passkey.assert({ ...mine, challenge })), refused);
        await assertHonestOneHolds();
      });

      it('is in time for five minutes, to the millisecond', async () => {
        const synced = await givePasskey(door, clinic.staff, { isSynced: true });
        const other = await open();
        const [early, late] = [await ask(), await ask(other)];
        door.clock.advance(5 * MINUTE - 1);
        assert.equal(await send(synced.assert(early)), IN);
        door.clock.advance(1);
        assert.equal(await send(synced.assert(late), other), refused);
      });

      it('is refused once the passkey was removed, and for one of another clinic in the same domain', async () => {
        const sister = await door.clinic({ origins: [clinic.origin] });
        const sisters = await givePasskey(door, sister.staff);
        assert.equal(await forge({}, sisters), refused);
        await giveAuthenticator(door, clinic.staff);
        const asked = await ask();
        await door.node.database.db.deleteFrom('passkey').where('id', '=', passkey.id).execute();
        assert.equal(await send(passkey.assert(asked)), refused);
      });
    });
  }
}
