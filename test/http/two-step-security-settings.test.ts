import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type {
  CalendarFeedAnswer,
  SecuritySettings,
  SecuritySettingsAnswer,
  SecuritySettingsRequest,
  StaffTwoStep,
} from '../../bff/contract/index.ts';
import { loginIn, sessionIn } from '../support/answers.ts';
import { readAudit } from '../support/audit.ts';
import type { Answer, Page } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { changeSettings, pause, readSettings } from '../support/two-step-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const settingsIn = ({ status, text }: Answer): SecuritySettings => {
  assert.equal(status, 200, text);
  return (JSON.parse(text) as SecuritySettingsAnswer).settings;
};

/** As tests make their clinics. */
const asMade: SecuritySettings = {
  twoStepEnforced: false,
  trustBrowserAllowed: true,
  staffIdleSeconds: 3600,
  calendarTitles: 'clinic',
};

for (const dialect of databases()) {
  describe(`a clinic's security settings, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.owner);
      await way.post();
    });
    after(() => way.close());

    const change = (wish: Partial<SecuritySettings>, page = desk, person = clinic.owner) =>
      changeSettings(page, clinic, { currentPassword: person.password, ...wish });

    it('can be read and changed by owners and full access; what is left out stays', async () => {
      for (const person of [clinic.owner, clinic.fullAccess]) {
        const page = await way.enter(person);
        assert.deepEqual(settingsIn(await readSettings(page, clinic)), asMade);
        const on = settingsIn(await change({ twoStepEnforced: true }, page, person));
        assert.deepEqual(on, { ...asMade, twoStepEnforced: true });
        assert.deepEqual(settingsIn(await readSettings(page, clinic)), on);
        const none = settingsIn(
          await change({ trustBrowserAllowed: false, staffIdleSeconds: 900 }, page, person),
        );
        assert.deepEqual(none, { ...on, trustBrowserAllowed: false, staffIdleSeconds: 900 });
        const titled = settingsIn(
          await change({ calendarTitles: 'treatment', staffIdleSeconds: null }, page, person),
        );
        assert.deepEqual(titled, { ...none, calendarTitles: 'treatment', staffIdleSeconds: null });
        assert.deepEqual(settingsIn(await change({}, page, person)), titled);
        assert.deepEqual(settingsIn(await change(asMade, page, person)), asMade);
      }
    });

    it('are nothing for other staff, nor for patients', async () => {
      for (const person of [clinic.staff, clinic.patient]) {
        const page = await way.enter(person);
        for (const answer of [
          await readSettings(page, clinic),
          await change({ twoStepEnforced: true }, page, person),
          await changeSettings(page, clinic, { currentPassword: 'wrong', trustBrowserAllowed: false }),
        ]) {
          assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
        }
      }
      assert.deepEqual(settingsIn(await readSettings(desk, clinic)), asMade);
    });

    it('are changed after the password alone, and at this clinic alone', async () => {
      const other = await way.door.clinic();
      const answer = await changeSettings(desk, clinic, {
        currentPassword: clinic.staff.password,
        twoStepEnforced: true,
      });
      assert.equal(problemOf(answer).code, 'wrong-password');
      settingsIn(await change({ twoStepEnforced: true, trustBrowserAllowed: false }));
      assert.deepEqual(settingsIn(await readSettings(await way.enter(other.owner), other)), asMade);
    });

    it('are in force at once: the next login of staff has to set 2-Step Verification up', async () => {
      settingsIn(await change({ twoStepEnforced: true }));
      assert.equal(loginIn(await way.visit(clinic).login(clinic.staff)).step.name, 'set-up-two-step');
      assert.equal(loginIn(await way.visit(clinic).login(clinic.patient)).step.name, 'logged-in');
      settingsIn(await change({ twoStepEnforced: false }));
      assert.equal(loginIn(await way.visit(clinic).login(clinic.staff)).step.name, 'logged-in');
    });

    it('tell owners and full access of each change, naming who did it, and nobody else', async () => {
      const boss = await addPerson(way.door.registry, clinic, {
        role: 'owner',
        username: 'boss',
        givenName: 'Wilhelmina',
        email: 'boss@home.example',
      });
      const page = await way.enter(boss);
      const all = { twoStepEnforced: true, staffIdleSeconds: 900, calendarTitles: 'practitioner' } as const;
      settingsIn(await change(all, page, boss));
      const { emails } = await way.post();
      const to = emails.map((mail) => mail.to).toSorted();
      assert.deepEqual(to, ['boss@home.example', ...Array<string>(2).fill(`someone@${clinic.slug}.example`)]);
      for (const mail of emails) {
        const isBoss = mail.to === 'boss@home.example';
        assert.equal(mail.text.includes('Done by: Wilhelmina Fletcher'), !isBoss, mail.text);
        for (const words of ['Required of all staff', '15 minutes', 'Titles in calendars']) {
          assert.ok(mail.text.includes(words), words);
        }
        assert.doesNotMatch(mail.text, /Trust this browser/);
      }
      settingsIn(await change({ ...all, trustBrowserAllowed: true }, page, boss));
      assert.deepEqual((await way.post()).emails, []);
      for (const one of [
        { trustBrowserAllowed: false },
        { staffIdleSeconds: null },
        { twoStepEnforced: false },
      ]) {
        settingsIn(await change(one, page, boss));
        assert.equal((await way.post()).emails.length, 3, JSON.stringify(one));
      }
    });

    it('are recorded each with what it was and what it is, by whom; nothing is, where nothing changes', async () => {
      const log = async () =>
        (await readAudit(way.door, clinic)).filter(({ event }) => event === 'security-settings-changed');
      settingsIn(await change({ trustBrowserAllowed: true, staffIdleSeconds: 3600 }));
      const refused = await changeSettings(desk, clinic, { currentPassword: 'wrong', staffIdleSeconds: 300 });
      assert.equal(problemOf(refused).code, 'wrong-password');
      assert.deepEqual(await log(), []);
      settingsIn(
        await change({ trustBrowserAllowed: false, staffIdleSeconds: null, calendarTitles: 'clinic' }),
      );
      const events = await log();
      assert.deepEqual(new Set(events.map(({ actorId }) => actorId)), new Set([clinic.owner.profileId]));
      assert.deepEqual(
        new Set(events.map(({ details }) => JSON.stringify(details))),
        new Set([
          JSON.stringify({ setting: 'trustBrowserAllowed', from: true, to: false }),
          JSON.stringify({ setting: 'staffIdleSeconds', from: 3600, to: null }),
        ]),
      );
    });

    it('take an Automatic Sign Out of 5 minutes to 12 hours, or none, and nothing else', async () => {
      for (const staffIdleSeconds of [299, 43_201, 0, -1, 300.5, '300', true, 1e99]) {
        const body = { currentPassword: clinic.owner.password, staffIdleSeconds } as SecuritySettingsRequest;
        const answer = await changeSettings(desk, clinic, body);
        assert.deepEqual(problemOf(answer), { status: 400, code: 'malformed', field: 'staffIdleSeconds' });
      }
      for (const calendarTitles of ['everything', null, '']) {
        const body = { currentPassword: clinic.owner.password, calendarTitles } as SecuritySettingsRequest;
        assert.equal(problemOf(await changeSettings(desk, clinic, body)).code, 'malformed');
      }
      for (const staffIdleSeconds of [300, 43_200, null]) {
        assert.equal(settingsIn(await change({ staffIdleSeconds })).staffIdleSeconds, staffIdleSeconds);
      }
    });

    it('reach the sessions that are open: a shorter Automatic Sign Out ends them sooner, none ends none', async () => {
      const page = await way.enter(clinic.staff);
      const endsAt = async () =>
        sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`)).session.idleEndsAt;
      const now = way.door.clock.now();
      assert.equal(await endsAt(), new Date(now + 3_600_000).toISOString());
      settingsIn(await change({ staffIdleSeconds: null }));
      assert.equal(await endsAt(), null);
      settingsIn(await change({ staffIdleSeconds: 300 }));
      assert.equal(await endsAt(), new Date(now + 300_000).toISOString());
      way.door.clock.advance(300_000);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('reach the feeds with the next fetch: their ETag is another', async () => {
      const page = await way.enter(clinic.patient);
      const { text } = await page.post(`/v1/clinics/${clinic.slug}/calendar-feed`, {});
      const { url } = (JSON.parse(text) as CalendarFeedAnswer).feed;
      const fetchFeed = (etag = '') =>
        page.send({ method: 'GET', path: new URL(url).pathname, headers: { 'If-None-Match': etag } });
      const etag = (await fetchFeed()).headers.get('ETag') ?? '';
      assert.equal((await fetchFeed(etag)).status, 304);
      settingsIn(await change({ calendarTitles: 'treatment' }));
      const changed = await fetchFeed(etag);
      assert.equal(changed.status, 200);
      settingsIn(await change({ calendarTitles: 'clinic' }));
      assert.equal((await fetchFeed(etag)).status, 304);
    });

    it('name who works there by name, with 2-Step Verification on, off or paused, and no patients', async () => {
      const staffIn = ({ text }: Answer) => (JSON.parse(text) as SecuritySettingsAnswer).staff;
      await addPerson(way.door.registry, clinic, { role: 'staff', username: 'ada', givenName: 'Ada' });
      await way.setUpApp(await way.enter(clinic.staff), clinic.staff);
      await way.setUpApp(await way.enter(clinic.fullAccess), clinic.fullAccess);
      await pause(desk, clinic.staff, { currentPassword: clinic.owner.password, hours: 1 });
      const states = (list: readonly StaffTwoStep[]) => new Map(list.map(({ id, twoStep }) => [id, twoStep]));
      const list = staffIn(await readSettings(desk, clinic));
      assert.deepEqual(list[0], { id: list[0]?.id, name: 'Ada Fletcher', twoStep: 'off' });
      assert.equal(list.length, 4);
      assert.equal(states(list).get(clinic.staff.profileId), 'paused');
      assert.equal(states(list).get(clinic.fullAccess.profileId), 'on');
      assert.equal(states(list).get(clinic.owner.profileId), 'off');
      assert.equal(states(list).has(clinic.patient.profileId), false);
      way.door.clock.advance(3_599_000);
      const page = await way.enter(clinic.owner);
      way.door.clock.advance(SECOND);
      const later = states(staffIn(await change({}, page)));
      assert.equal(later.get(clinic.staff.profileId), 'on');
    });

    it('are told once where two switch at the same moment', async () => {
      const page = await way.enter(clinic.fullAccess);
      await Promise.all([
        change({ twoStepEnforced: true }),
        change({ twoStepEnforced: true }, page, clinic.fullAccess),
      ]);
      assert.equal((await way.post()).emails.length, 2);
    });

    it('end all trust of the clinic where browsers may no longer be trusted, and none elsewhere', async () => {
      const other = await way.door.clinic();
      const trusted: Page[] = [];
      for (const person of [clinic.staff, clinic.fullAccess, other.staff]) {
        const app = await way.setUpApp(await way.enter(person), person);
        trusted.push(await way.trust(person, app));
      }
      const [one, two, elsewhere] = trusted;
      assert.ok(one && two && elsewhere);
      desk = await way.enter(clinic.owner);
      settingsIn(await change({ trustBrowserAllowed: false }));
      assert.equal(await way.isTrusted(one, clinic.staff), false);
      settingsIn(await change({ trustBrowserAllowed: true }));
      way.door.clock.advance(SECOND);
      assert.equal(await way.isTrusted(two, clinic.fullAccess), false);
      assert.equal(await way.isTrusted(elsewhere, other.staff), true);
    });
  });
}
