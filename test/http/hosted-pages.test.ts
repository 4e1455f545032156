import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import { PUBLIC_URL } from '../support/auth-node.ts';
import type { Answer } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

/** Each page with the tag that it is made of. */
const pages: Readonly<Record<string, string>> = {
  login: 'clinic-login',
  'forgot-password': 'clinic-forgot-password',
  'reset-password': 'clinic-reset-password',
  'set-up-account': 'clinic-set-up-account',
  account: 'clinic-account',
  profiles: 'clinic-profiles',
  'security-settings': 'clinic-security-settings',
};

const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> & Söhne`;

for (const dialect of databases()) {
  describe(`the hosted pages, on ${dialect.name}`, () => {
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

    it('are there for every clinic, each made of its tag and of nothing else that runs', async () => {
      for (const { slug } of clinics) {
        for (const [page, tag] of Object.entries(pages)) {
          const { status, text, headers } = await get(`/c/${slug}/${page}`);
          assert.equal(status, 200, page);
          assert.match(headers.get('Content-Type') ?? '', /^text\/html; charset=UTF-8$/i);
          assert.match(text, new RegExp(`<${tag}\\s[^>]*clinic="${slug}"[^>]*bff="${PUBLIC_URL}"`));
          const scripts = [...text.matchAll(/<script[^>]*>/g)].map(([script]) => script);
          assert.deepEqual(scripts, [`<script type="module" src="${PUBLIC_URL}/widgets/clinic-auth.js">`]);
          assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=|javascript:/);
        }
      }
    });

    it('have a policy that lets only what comes from here run, and nobody frame them', async () => {
      for (const page of Object.keys(pages)) {
        const { headers } = await get(`/c/${clinics[0]?.slug}/${page}`);
        assert.equal(
          headers.get('Content-Security-Policy'),
          "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' https:; " +
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
            'trusted-types lit-html',
        );
        assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
        assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
        assert.equal(headers.get('Cache-Control'), 'no-store');
        assert.equal(headers.get('Vary'), 'Accept-Language');
        assert.deepEqual(headers.getSetCookie(), []);
      }
    });

    it('show a clinic whose name is an attack as text', async () => {
      const { slug } = await door.clinic({
        name: HOSTILE,
        supportPhone: '"><script>alert(3)</script>',
        supportEmail: '"onmouseover="alert(4)@x.example',
        logoUrl: null,
      });
      const logo = await door.clinic({ name: HOSTILE, logoUrl: 'https://x.example/"onerror="alert(5)' });
      for (const each of [slug, logo.slug]) {
        for (const page of Object.keys(pages)) {
          const { text } = await get(`/c/${each}/${page}`);
          assert.doesNotMatch(text, /<script>|<img src=x|"on[a-z]+=/);
          assert.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
          assert.match(text, /Söhne/);
        }
      }
    });

    it('are not there for a clinic that is not', async () => {
      for (const slug of ['nowhere', 'CLINIC-1', '%', '..%2f', "'", '<script>', '\ud83d\ude42']) {
        for (const page of [...Object.keys(pages), 'page.css']) {
          const answer = await get(`/c/${encodeURIComponent(slug)}/${page}`);
          assert.equal(answer.status, 404, slug);
          assert.equal(problemIn(answer).problem.code, 'unknown-clinic');
        }
      }
      assert.equal((await get(`/c/${clinics[0]?.slug}/staff`)).status, 404);
    });

    it('are not there for a clinic with a NUL in its slug, which PostgreSQL has no words for', async () => {
      for (const page of [...Object.keys(pages), 'page.css']) {
        assert.equal((await get(`/c/%00/${page}`)).status, 404, page);
      }
    });

    it("are in the clinic's colours, by a stylesheet of its own", async () => {
      const { slug } = await door.clinic({ accent: '#7c3aed' });
      const { status, headers, text } = await get(`/c/${slug}/page.css`);
      assert.equal(status, 200);
      assert.match(headers.get('Content-Type') ?? '', /^text\/css/);
      assert.match(text, /--accent: #7c3aed;/);
      assert.match(
        (await get(`/c/${slug}/login`)).text,
        new RegExp(`href="${PUBLIC_URL}/c/${slug}/page\\.css"`),
      );
    });

    it('are let in by every clinic, and by that address alone', async () => {
      for (const clinic of clinics) {
        const page = door.browser().open(PUBLIC_URL);
        const answer = await page.login(clinic.patient);
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get('Access-Control-Allow-Origin'), PUBLIC_URL);
        assert.match(answer.headers.getSetCookie().join('\n'), /; SameSite=Lax/);
        assert.equal(await page.sessionStatus(clinic.slug), 200);
        for (const origin of [
          `${PUBLIC_URL}.evil.example`,
          'http://auth.bff.example',
          `${PUBLIC_URL}:444`,
          'null',
        ]) {
          assert.equal((await door.browser().open(origin).login(clinic.patient)).status, 403, origin);
        }
      }
    });

    describe('found by a password manager', () => {
      const manager = (cookie: string) => get('/.well-known/change-password', { Cookie: cookie });
      const cookieOf = (slug: string) => `__Host-clinic-session-${slug}=x`;

      it('lead to My Account of the one clinic that the browser is logged in at', async () => {
        const [clinic] = clinics;
        assert.ok(clinic);
        const browser = door.browser();
        const page = browser.open(PUBLIC_URL);
        await page.login(clinic.patient);
        const answer = await page.get('/.well-known/change-password');
        assert.equal(answer.status, 302);
        assert.equal(answer.headers.get('Location'), `${PUBLIC_URL}/c/${clinic.slug}/account`);
      });

      it('lead nowhere for none or for several: nobody can say which', async () => {
        assert.equal((await get('/.well-known/change-password')).status, 404);
        assert.equal((await manager('other=1; clinic-session-clinic-1=x')).status, 404);
        assert.equal((await manager(`${cookieOf('clinic-1')}; ${cookieOf('clinic-2')}`)).status, 404);
      });

      it('never lead off this BFF, whatever a cookie is called', async () => {
        for (const slug of ['/evil.example', '..', '@evil.example', '%2f%2fevil.example', '\\evil.example']) {
          const { headers, status } = await manager(cookieOf(slug));
          const location = headers.get('Location');
          assert.ok(status === 302 || status === 404);
          if (location !== null) assert.equal(new URL(location, PUBLIC_URL).origin, PUBLIC_URL, slug);
        }
      });
    });
  });
}
