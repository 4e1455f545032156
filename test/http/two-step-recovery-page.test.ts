import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { recoveryCodePage } from '../support/two-step-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`the recovery code as a page, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let own: Page;
    let recoveryCode: string;
    before(async () => {
      way = await openTwoStepWay(dialect);
      clinic = await way.door.clinic();
      own = await way.enter(clinic.staff);
      recoveryCode = (await way.setUpApp(own, clinic.staff)).recoveryCode ?? '';
    });
    after(() => way.close());

    it('is a PDF to keep, which no cache keeps', async () => {
      for (const locale of ['en', 'fr-CA', 'es', 'de', '']) {
        const { status, headers, text } = await recoveryCodePage(own, clinic, recoveryCode, locale);
        assert.equal(status, 200);
        assert.equal(headers.get('Content-Type'), 'application/pdf');
        assert.match(headers.get('Content-Disposition') ?? '', /^attachment; filename="[\w-]+\.pdf"$/);
        assert.equal(headers.get('Cache-Control'), 'no-store');
        assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
        assert.match(text, /^%PDF-/);
      }
    });

    it('is the same answer for a code that is right and one that is wrong: nothing is learned from it', async () => {
      const shape = async (code: string) => {
        const { status, headers, text } = await recoveryCodePage(own, clinic, code);
        const pages = text.match(/\/Type \/Page\b/g)?.length ?? 0;
        return { status, type: headers.get('Content-Type'), pages };
      };
      assert.deepEqual(await shape('ZZZZZZ'), await shape(recoveryCode));
      const { failures } = await way.door.node.database.db
        .selectFrom('recoveryCode')
        .select('failures')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', clinic.staff.profileId)
        .executeTakeFirstOrThrow();
      assert.equal(failures, 0);
    });

    it('takes a code in any usual spelling, and nothing that is none', async () => {
      assert.equal((await recoveryCodePage(own, clinic, ' abc-l23 ')).status, 200);
      for (const code of ['', 'ABC12', 'ABC1234', 'ÄBC123', '<b>123', 'ABC\u000023']) {
        assert.deepEqual(problemOf(await recoveryCodePage(own, clinic, code)), {
          status: 400,
          code: 'malformed',
          field: 'recoveryCode',
        });
      }
    });

    it('is for whoever is logged in or logging in at this clinic, and ends with the login', async () => {
      const page = way.visit(clinic);
      assert.equal((await recoveryCodePage(page, clinic, recoveryCode)).status, 401);
      await page.login(clinic.staff);
      assert.equal((await recoveryCodePage(page, clinic, recoveryCode)).status, 200);
      way.door.clock.advance(10 * MINUTE);
      assert.equal((await recoveryCodePage(page, clinic, recoveryCode)).status, 401);
    });
  });
}
