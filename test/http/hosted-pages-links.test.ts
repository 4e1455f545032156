import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PUBLIC_URL } from '../support/auth-node.ts';
import type { Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the links between the hosted pages, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let other: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic({ staffIdleSeconds: 300 });
      other = await door.clinic();
    });
    after(() => door.close());

    async function loggedIn(person: TestPerson): Promise<Page> {
      const page = door.browser().open(PUBLIC_URL);
      assert.equal((await page.login(person)).status, 200);
      return page;
    }

    /** Where the links lead, and which of them is said to be this page. */
    async function linksOn(
      page: Page,
      name: string,
      slug = clinic.slug,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<readonly string[]> {
      const { status, text } = await page.send({
        method: 'GET',
        path: `/c/${slug}/${name}`,
        headers: { Origin: null, ...headers },
      });
      assert.equal(status, 200);
      const [, nav = ''] = /<nav aria-label="Your pages">(.*?)<\/nav>/s.exec(text) ?? [];
      return [...nav.matchAll(/<a href="([^"]*)"([^>]*)>/g)].map(
        ([, href = '', more = '']) =>
          href.replace(`${PUBLIC_URL}/c/${slug}/`, '') +
          (more.includes('aria-current="page"') ? ', this one' : ''),
      );
    }

    const pages = ['login', 'account', 'profiles', 'security-settings'];

    it('are not there for strangers, nor for a token that opens nothing', async () => {
      const stranger = door.browser().open(PUBLIC_URL);
      const forged = { Cookie: `__Host-clinic-session-${clinic.slug}=forged` };
      for (const page of pages) {
        assert.deepEqual(await linksOn(stranger, page), [], page);
        assert.deepEqual(await linksOn(stranger, page, clinic.slug, forged), [], page);
      }
    });

    it('are not there for patients, who have one page', async () => {
      const page = await loggedIn(clinic.patient);
      for (const name of pages) assert.deepEqual(await linksOn(page, name), [], name);
    });

    it('are not there at another clinic', async () => {
      const page = await loggedIn(clinic.owner);
      for (const name of pages) assert.deepEqual(await linksOn(page, name, other.slug), [], name);
    });

    it('lead staff to profiles, and nowhere that is not their business', async () => {
      const page = await loggedIn(clinic.staff);
      assert.deepEqual(await linksOn(page, 'account'), ['account, this one', 'profiles']);
      assert.deepEqual(await linksOn(page, 'profiles'), ['account', 'profiles, this one']);
    });

    it('lead full access and owners to the security settings, too', async () => {
      for (const person of [clinic.fullAccess, clinic.owner]) {
        const page = await loggedIn(person);
        const names = ['account', 'profiles', 'security-settings'];
        for (const name of names) {
          const expected = names.map((each) => (each === name ? `${each}, this one` : each));
          assert.deepEqual(await linksOn(page, name), expected);
        }
      }
    });

    it('are gone once the session is over, whether by logging out or by time; looking is no activity', async () => {
      const page = await loggedIn(clinic.owner);
      door.clock.advance(299_000);
      assert.equal((await linksOn(page, 'account')).length, 3);
      door.clock.advance(2_000);
      assert.deepEqual(await linksOn(page, 'account'), []);
      const again = await loggedIn(clinic.owner);
      await again.delete(`/v1/clinics/${clinic.slug}/session`);
      assert.deepEqual(await linksOn(again, 'account'), []);
    });
  });
}
