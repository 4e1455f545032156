import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { tokenHash } from '../../bff/crypto/token.ts';
import { clinicIn, problemIn } from '../support/answers.ts';
import type { Answer, Browser, Page } from '../support/browser.ts';
import { parseSetCookie } from '../support/cookie-jar.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  type AuthenticatorApp,
  giveAuthenticator,
  giveRecoveryCode,
  leaveLogin,
  saveRecoveryCode,
  stepIn,
  told,
  typeRecoveryCode,
  typeSecondStep,
  whereLoginStands,
} from '../support/two-step.ts';

for (const dialect of databases()) {
  describe(`what a login in progress opens, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let app: AuthenticatorApp;
    let browser: Browser;
    let page: Page;
    let begun: Answer;
    /** As `METHOD PATH`, of every call that this BFF describes. */
    let described: readonly string[];
    before(async () => {
      door = await openFrontDoor(dialect);
      const { text } = await door.browser().open('https://www.anywhere.example').get('/openapi.json');
      const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
      described = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      app = await giveAuthenticator(door, clinic.staff);
      browser = door.browser();
      page = browser.open(clinic.origin);
      begun = await page.login(clinic.staff);
      assert.equal(stepIn(begun).name, 'second-step');
    });
    after(() => door.close());

    const cookieName = (kind: string, { slug } = clinic) => `__Host-clinic-${kind}-${slug}`;
    const token = (kind: string) => browser.cookies.value(cookieName(kind), clinic.origin) ?? '';
    /** A page in a new browser that has this one cookie. */
    const thief = (name: string, value: string, at = clinic): Page => {
      const stolen = door.browser();
      stolen.cookies.plant(name, value);
      return stolen.open(at.origin);
    };
    const finish = (on: Page = page) =>
      typeSecondStep(on, clinic, { method: 'authenticator', code: app.codeAt(door.clock.now()) });
    const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
    /** What a call comes to, for whoever has these cookies: the status and the code of the refusal. */
    const outcomeOf = async (from: Page, call: string) => {
      const [method = '', template = ''] = call.split(' ');
      const path = template
        .replace(/\{clinic\}|:clinic\b/, clinic.slug)
        .replace(/\{profile\}/, clinic.patient.profileId)
        .replaceAll(/\{\w+\}/g, 'sms');
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
      const { status, text } = await from.send({ method, path, headers: json, ...body });
      const code = text.startsWith('{"problem"') ? problemIn({ text }).problem.code : '';
      return `${status} ${code}`.trim();
    };

    it('is nothing at any other call: it is answered as strangers are', async () => {
      const calls = described.filter((call) => !/\/login(\/|$)/.test(call) && call.includes('/v1/'));
      assert.ok(calls.length > 30, `${calls.length} calls`);
      for (const call of calls) {
        const stranger = await outcomeOf(door.browser().open(clinic.origin), call);
        assert.equal(await outcomeOf(page, call), stranger, call);
        const asSession = thief(cookieName('session'), token('login'));
        assert.equal(await outcomeOf(asSession, call), stranger, `${call}, as a session`);
      }
    });

    it('is no call that needs a session: 401', async () => {
      const guarded = described.filter((call) =>
        / \/v1\/.*\/(two-step|profiles|trusted-browsers|security-settings|credentials|session)(\/|$)/.test(
          call,
        ),
      );
      assert.ok(guarded.length > 20, `${guarded.length} calls`);
      // Logging out is for everybody, and a session is continued by a code.
      const isOpen = (call: string) => /^DELETE .*\/session$|\/session\/continue$/.test(call);
      for (const call of guarded.filter((each) => !isOpen(each))) {
        assert.equal(await outcomeOf(page, call), '401 not-logged-in', call);
      }
    });

    it('is no key of the practice system', async () => {
      const guarded = described.filter((call) => call.includes(' /api/'));
      assert.ok(guarded.length >= 5, `${guarded.length} calls`);
      for (const call of guarded) assert.equal(await outcomeOf(page, call), '403 origin-not-allowed', call);
    });

    it('is no session anywhere: none is stored, shown, or set as a cookie', async () => {
      const set = begun.headers.getSetCookie().map((line) => parseSetCookie(line).name);
      assert.deepEqual(set, [cookieName('login')]);
      for (const path of [`/v1/clinics/${clinic.slug}`, '/v1/clinic']) {
        assert.equal(clinicIn(await page.get(path)).session, null);
      }
      const { db } = door.node.database;
      const here = db.selectFrom('session').selectAll().where('clinicId', '=', clinic.id);
      assert.deepEqual(await here.execute(), []);
      const known = db.selectFrom('knownBrowser').selectAll().where('clinicId', '=', clinic.id);
      assert.deepEqual(await known.execute(), []);
    });

    it('is stored as the hash of its token only, which no answer shows', async () => {
      const rows = await door.node.database.db
        .selectFrom('login')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.equal(rows.length, 1);
      assert.ok(!JSON.stringify(rows).includes(token('login')));
      assert.ok(!begun.text.includes(token('login')));
      const hash = thief(cookieName('login'), rows[0]?.tokenHash ?? '');
      assert.equal(told(await finish(hash)), '401 password login-ended');
    });

    it('is told by its own cookie alone: a session, a known or a trusted browser is none', async () => {
      const answer = await typeSecondStep(page, clinic, {
        method: 'authenticator',
        code: app.codeAt(door.clock.now()),
        trustBrowser: true,
      });
      assert.equal(told(answer), '200 logged-in');
      for (const kind of ['session', 'browser', 'trust']) {
        assert.notEqual(token(kind), '');
        const other = thief(cookieName('login'), token(kind));
        assert.equal(told(await whereLoginStands(other, clinic)), '200 password', kind);
        assert.equal(told(await saveRecoveryCode(other, clinic)), '401 password login-ended', kind);
        const asSession = thief(cookieName('session'), token(kind));
        assert.equal(await asSession.sessionStatus(clinic.slug), kind === 'session' ? 200 : 401, kind);
      }
    });

    it('is nothing at another clinic', async () => {
      const elsewhere = await door.clinic();
      await giveAuthenticator(door, elsewhere.staff, { secret: app.secret });
      const there = thief(cookieName('login', elsewhere), token('login'), elsewhere);
      assert.equal(told(await whereLoginStands(there, elsewhere)), '200 password');
      const code = app.codeAt(door.clock.now());
      const answer = await typeSecondStep(there, elsewhere, { method: 'authenticator', code });
      assert.equal(told(answer), '401 password login-ended');
      await leaveLogin(thief(cookieName('login', elsewhere), token('login'), elsewhere), elsewhere);
      assert.equal(told(await finish()), '200 logged-in');
    });

    it('goes on in whatever page of the clinic has the cookie, and ends for all of them', async () => {
      const copy = thief(cookieName('login'), token('login'));
      assert.equal(told(await whereLoginStands(copy, clinic)), '200 second-step');
      assert.equal(told(await finish()), '200 logged-in');
      door.clock.advance(30_000);
      assert.equal(told(await finish(copy)), '401 password login-ended');
      assert.equal(told(await whereLoginStands(copy, clinic)), '200 password');
    });

    it('is given up for the login that begins after it, whoever that is', async () => {
      const copy = thief(cookieName('login'), token('login'));
      const colleague = await giveAuthenticator(door, clinic.owner);
      assert.equal(stepIn(await page.login(clinic.owner)).name, 'second-step');
      assert.equal(told(await finish(copy)), '401 password login-ended');
      assert.equal(told(await finish()), '401 second-step wrong-code');
      const code = colleague.codeAt(door.clock.now());
      const answer = await typeSecondStep(page, clinic, { method: 'authenticator', code });
      assert.ok(answer.text.includes(clinic.owner.profileId));
    });

    it('is in no log line, nor is the trust that comes of it: neither their tokens nor the hashes', async () => {
      const code = app.codeAt(door.clock.now());
      const secrets = [token('login'), tokenHash(token('login')), code];
      const answer = { method: 'authenticator' as const, code, trustBrowser: true };
      assert.equal(told(await typeSecondStep(page, clinic, answer)), '200 logged-in');
      secrets.push(token('trust'), tokenHash(token('trust')), token('session'), app.secret);
      const log = door.node.logLines.join('');
      for (const secret of secrets) {
        assert.doesNotMatch(log, new RegExp(`(?<![\\w-])${secret}(?![\\w-])`));
      }
    });

    it('makes a recovery code page, and nothing about the code is learned from it', async () => {
      const own = await giveRecoveryCode(door, clinic.staff);
      const path = `/v1/clinics/${clinic.slug}/recovery-code-pdf`;
      for (const recoveryCode of [own, own === 'ABC234' ? 'ABC235' : 'ABC234']) {
        const answer = await page.post(path, { recoveryCode, locale: 'en' });
        assert.equal(answer.status, 200);
      }
      assert.equal(told(await typeRecoveryCode(page, clinic, own)), '200 save-recovery-code');
    });
  });
}
