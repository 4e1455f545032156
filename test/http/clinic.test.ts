import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clinicIn, problemIn } from '../support/answers.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { addClinic, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`what a page is told of its clinic, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic({
        slug: 'maple',
        name: 'Maple Street Physiotherapy',
        accent: '#0f766e',
        supportEmail: null,
      });
    });
    after(() => door.close());

    const expected = {
      slug: 'maple',
      name: 'Maple Street Physiotherapy',
      logoUrl: null,
      support: { phone: '+1 604 555 0142', email: null },
    };

    it('is nothing about who works or is treated there, and none of its settings', async () => {
      const { text } = await door.browser().open(clinic.origin).get('/v1/clinics/maple');
      assert.doesNotMatch(
        text,
        /Kim|Fletcher|staffIdle|passwordMin|twoStep|trustBrowser|"id"|origins|createdAt/i,
      );
    });

    it('is its name, colours and whom to call, with 200 for strangers too', async () => {
      const answer = await door.browser().open(clinic.origin).get('/v1/clinics/maple');
      assert.equal(answer.status, 200);
      const { clinic: shown, session } = clinicIn(answer);
      const { colours, ...rest } = shown;
      assert.deepEqual(rest, expected);
      assert.equal(colours.light.accent, '#0f766e');
      assert.equal(session, null);
    });

    it('is who is logged in there, in the same answer', async () => {
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.owner);
      const { session } = clinicIn(await page.get('/v1/clinics/maple'));
      assert.equal(session?.profile.id, clinic.owner.profileId);
    });

    it('is the same by the origin alone, where it belongs to one clinic', async () => {
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.staff);
      const answer = await page.get('/v1/clinic');
      assert.equal(answer.text, (await page.get('/v1/clinics/maple')).text);
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), clinic.origin);
      assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), 'true');
      assert.match(answer.headers.get('Vary') ?? '', /\bOrigin\b/);
    });

    it('is nothing by an origin that two clinics share, that nobody has, or that is missing', async () => {
      const shared = 'https://shared.example';
      await addClinic(door.registry, { slug: 'upstairs', origins: [shared] });
      await addClinic(door.registry, { slug: 'downstairs', origins: [shared] });
      for (const origin of [shared, 'https://nobody.example', 'null', null]) {
        const headers = { Origin: origin };
        const answer = await door.browser().open('').send({ method: 'GET', path: '/v1/clinic', headers });
        assert.equal(answer.status, 404);
        assert.equal(problemIn(answer).problem.code, 'unknown-clinic');
        assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), null);
      }
    });

    it('is a colour that can be read, though what is stored is none', async () => {
      for (const accent of ['', 'red', '#fff', 'javascript:alert(1)', '#0f766e;}']) {
        await door.node.database.db
          .updateTable('clinic')
          .set({ accent })
          .where('id', '=', clinic.id)
          .execute();
        door.clock.advance(SECOND);
        const { colours } = clinicIn(
          await door.browser().open(clinic.origin).get('/v1/clinics/maple'),
        ).clinic;
        for (const colour of [
          colours.light.accent,
          colours.light.onAccent,
          colours.dark.accent,
          colours.dark.onAccent,
        ]) {
          assert.match(colour, /^#[0-9a-f]{6}$/);
        }
      }
    });
  });
}
