import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PUBLIC_URL } from '../support/auth-node.ts';
import type { Answer } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the language of the hosted pages, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinics: readonly StaffedClinic[];
    before(async () => {
      door = await openFrontDoor(dialect);
      clinics = [
        await door.clinic({ name: 'Maple Street Physiotherapy' }),
        await door.clinic({ name: 'Harbour Dental', loginPage: 'https://www.harbour.example/login' }),
      ];
    });
    after(() => door.close());

    /** As somebody opens a link: from the address bar, without an origin. */
    const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
      door
        .browser()
        .open(PUBLIC_URL)
        .send({ method: 'GET', path, headers: { Origin: null, ...headers } });
    const languageOf = ({ text }: Answer) => /<html lang="([^"]*)"/.exec(text)?.[1];

    it('speak the language that the browser asks for first', async () => {
      const asked: Readonly<Record<string, string>> = {
        fr: 'fr',
        es: 'es',
        en: 'en',
        'fr-CA,fr;q=0.9,en;q=0.8': 'fr',
        'en;q=0.5,es;q=0.9': 'es',
        'de,es;q=0.5': 'es',
        'fr;q=0,es;q=0.1': 'es',
        de: 'en',
        '*': 'en',
        '': 'en',
        ';;;,,,=': 'en',
      };
      for (const [header, language] of Object.entries(asked)) {
        const answer = await get(`/c/${clinics[0]?.slug}/login`, { 'Accept-Language': header });
        assert.equal(languageOf(answer), language, header);
      }
      const { text } = await get(`/c/${clinics[0]?.slug}/login`, { 'Accept-Language': 'fr' });
      assert.match(text, /<title>Se connecter – Maple Street Physiotherapy<\/title>/);
    });

    it('speak the language of a browser that names its country too', async () => {
      const asked: Readonly<Record<string, string>> = {
        'fr-CA': 'fr',
        'es-419': 'es',
        'fr-CA,en-CA;q=0.8,en;q=0.7': 'fr',
        'en-GB,fr;q=0.9': 'en',
        'FR-ca': 'fr',
      };
      const spoken: Record<string, string | undefined> = {};
      for (const header of Object.keys(asked)) {
        spoken[header] = languageOf(await get(`/c/${clinics[0]?.slug}/login`, { 'Accept-Language': header }));
      }
      assert.deepEqual(spoken, asked);
    });

    it("speak the clinic's own language where the browser asks for none of ours", async () => {
      const { slug } = await door.clinic({ locale: 'es-MX' });
      for (const header of ['de', '', 'tlh-x-qo']) {
        assert.equal(languageOf(await get(`/c/${slug}/login`, { 'Accept-Language': header })), 'es');
      }
      assert.equal(languageOf(await get(`/c/${slug}/login`)), 'es');
    });
  });
}
