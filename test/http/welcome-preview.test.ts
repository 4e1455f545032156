import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { lookAtLink, sendWelcomeEmail } from '../support/account-calls.ts';
import { readAudit } from '../support/audit.ts';
import type { Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { previewIn, previewWelcome } from '../support/profile-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`a welcome's preview, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.staff);
      await way.post();
    });
    after(() => way.close());

    it('is refused where sending is: to patients, strangers, for others, and where it makes no sense', async () => {
      const { profileId } = await way.newcomer(clinic);
      const patient = await way.enter(clinic.patient);
      assert.equal(problemOf(await previewWelcome(patient, clinic, profileId)).code, 'not-allowed');
      assert.equal(
        problemOf(await previewWelcome(way.visit(clinic), clinic, profileId)).code,
        'not-logged-in',
      );
      const theirs = await way.newcomer(await way.door.clinic());
      for (const id of [theirs.profileId, 'A'.repeat(22), `${profileId}\u0000`]) {
        assert.deepEqual(problemOf(await previewWelcome(desk, clinic, id)), {
          status: 404,
          code: 'not-found',
        });
      }
      const unreachable = await way.newcomer(clinic, { email: null });
      const odd = await way.newcomer(clinic, { email: 'kim@home.example, eve@evil.example' });
      for (const [id, code] of [
        [clinic.patient.profileId, 'has-login'],
        [unreachable.profileId, 'no-email'],
        [odd.profileId, 'no-email'],
      ] as const) {
        assert.deepEqual(problemOf(await previewWelcome(desk, clinic, id)), { status: 409, code });
      }
      assert.equal((await previewWelcome(desk, clinic, profileId, 'x'.repeat(2001))).status, 400);
    });

    it('is the email as it would be sent, but for a link that opens nothing', async () => {
      const note = 'Nous nous réjouissons !\nÀ bientôt';
      const newcomer = await way.newcomer(clinic, { givenName: 'Chloé', locale: 'fr' });
      const preview = previewIn(await previewWelcome(desk, clinic, newcomer.profileId, note));
      assert.equal(preview.to, newcomer.email);
      assert.match(preview.text, /Chloé/);
      assert.match(preview.text, /Nous nous réjouissons !/);
      assert.equal((await sendWelcomeEmail(desk, clinic, newcomer.profileId, { note })).status, 202);
      const [mail, ...others] = (await way.post()).emails;
      assert.deepEqual(others, []);
      assert.equal(preview.subject, mail?.subject);
      const withoutToken = (text: string | undefined) => text?.replace(/#token=[\w-]+/g, '#token');
      assert.equal(withoutToken(preview.text), withoutToken(mail?.text));
      const [, token = ''] = /#token=([\w-]+)/.exec(preview.text) ?? [];
      assert.equal(problemOf(await lookAtLink(way.visit(clinic), clinic, token)).code, 'link-invalid');
    });

    it('sends, stores, counts and records nothing, and ends no older link', async () => {
      const newcomer = await way.newcomer(clinic);
      const links = () =>
        way.door.node.database.db
          .selectFrom('accountLink')
          .selectAll()
          .where('clinicId', '=', clinic.id)
          .execute();
      assert.equal((await sendWelcomeEmail(desk, clinic, newcomer.profileId)).status, 202);
      await way.post();
      const before = [await links(), await readAudit(way.door, clinic)];
      for (let time = 0; time < 20; time += 1)
        previewIn(await previewWelcome(desk, clinic, newcomer.profileId));
      assert.deepEqual((await way.post()).emails, []);
      assert.deepEqual([await links(), await readAudit(way.door, clinic)], before);
      way.door.clock.advance(60_000);
      assert.equal((await sendWelcomeEmail(desk, clinic, newcomer.profileId)).status, 202);
    });
  });
}
