import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DoctorAnswer } from '../../bff/contract/index.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`what the doctor is told, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let maple: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      maple = await door.clinic({
        slug: 'maple',
        origins: ['https://www.maple.example', 'https://maple.example:8443'],
      });
      await door.clinic({
        slug: 'harbour',
        passkeyDomain: 'harbour.example',
        origins: ['https://www.harbour.example'],
      });
    });
    after(() => door.close());

    const ask = async (headers: Record<string, string>, query = 'clinic=maple') => {
      const response = await door.node.app.request(`/v1/doctor?${query}`, { headers });
      return { response, answer: (await response.json()) as DoctorAnswer };
    };

    it('is readable by any page, without credentials', async () => {
      const { response } = await ask({ Origin: 'https://evil.example' });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
      assert.equal(response.headers.get('Set-Cookie'), null);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    });

    it('is the server’s time and address, and how the browser says that the page stands to it', async () => {
      const { answer } = await ask({ Origin: maple.origin, 'Sec-Fetch-Site': 'cross-site' });
      assert.equal(answer.now, new Date(door.clock.now()).toISOString());
      assert.equal(answer.publicUrl, door.node.publicUrl);
      assert.equal(answer.site, 'cross-site');
      assert.equal((await ask({ 'Sec-Fetch-Site': 'none' })).answer.site, null);
    });

    it('is whether the page is registered, and where its passkeys belong', async () => {
      const { answer } = await ask({ Origin: 'https://www.maple.example' });
      assert.deepEqual(answer.clinic, {
        slug: 'maple',
        isRegistered: true,
        similarOrigin: null,
        passkeyDomain: 'maple.example',
        ownPasskeyDomain: null,
        isAccountRegistered: null,
      });
    });

    it('is no list of the clinic’s other pages: only one that is the same but for scheme, www. or port', async () => {
      const told = async (origin: string) => (await ask({ Origin: origin })).answer.clinic;
      for (const origin of [
        'http://www.maple.example',
        'https://maple.example',
        'https://www.maple.example:1',
      ])
        assert.equal((await told(origin))?.similarOrigin, 'https://www.maple.example', origin);
      for (const origin of [
        'https://evil.example',
        'https://a.maple.example',
        'https://maple.example.evil.example',
        'null',
        '',
      ])
        assert.deepEqual(await told(origin), {
          slug: 'maple',
          isRegistered: false,
          similarOrigin: null,
          passkeyDomain: await domainAt(origin),
          ownPasskeyDomain: null,
          isAccountRegistered: null,
        });
    });

    /** A page of the clinic's domain that is not registered would have its passkeys, were it registered. */
    const domainAt = async (origin: string) =>
      origin === 'https://a.maple.example' ? 'maple.example' : null;

    it('is which domain the clinic’s passkeys are held to, where its settings name one', async () => {
      const { answer } = await ask({ Origin: 'https://www.maple.example' }, 'clinic=harbour');
      assert.equal(answer.clinic?.passkeyDomain, null);
      assert.equal(answer.clinic.ownPasskeyDomain, 'harbour.example');
    });

    it('is whether the place to go to is registered as well', async () => {
      const told = async (account: string) =>
        (await ask({ Origin: maple.origin }, `clinic=maple&account=${encodeURIComponent(account)}`)).answer
          .clinic;
      assert.equal((await told('https://maple.example:8443'))?.isAccountRegistered, true);
      assert.equal((await told('https://portal.example'))?.isAccountRegistered, false);
    });

    it('is the clinic that owns the page, where none is named; and none where there is none', async () => {
      assert.equal((await ask({ Origin: 'https://www.harbour.example' }, '')).answer.clinic?.slug, 'harbour');
      assert.equal((await ask({ Origin: 'https://evil.example' }, '')).answer.clinic, null);
      assert.equal((await ask({ Origin: maple.origin }, 'clinic=nobody')).answer.clinic, null);
      assert.equal(
        (await ask({ Origin: maple.origin }, `clinic=${encodeURIComponent("'; --")}`)).answer.clinic,
        null,
      );
    });

    it('takes the BFF’s own pages, whose reads carry no Origin, for registered', async () => {
      const { answer } = await ask({ 'Sec-Fetch-Site': 'same-origin' });
      assert.equal(answer.clinic?.isRegistered, true);
      assert.equal(answer.site, 'same-origin');
    });

    it('is nothing about people, nor about who is logged in', async () => {
      const page = door.browser().open(maple.origin);
      await page.login(maple.owner);
      const { text } = await page.get('/v1/doctor?clinic=maple');
      const told = JSON.parse(text) as DoctorAnswer;
      const { answer: toStrangers } = await ask({ Origin: maple.origin });
      assert.deepEqual(told.clinic, toStrangers.clinic);
    });
  });
}
