import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { EmailMessage } from '../../bff/delivery/message.ts';
import { askForHelp, sendPasswordResetEmail, sendWelcomeEmail, typeCode } from '../support/account-calls.ts';
import { PUBLIC_URL, testKeys } from '../support/auth-node.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const EVIL = 'evil.example';
const lies: Readonly<Record<string, string>> = {
  Host: EVIL,
  'X-Forwarded-Host': EVIL,
  'X-Forwarded-Proto': 'http',
  'X-Forwarded-Server': EVIL,
  'X-Original-Host': EVIL,
  'X-Host': EVIL,
  Forwarded: `host=${EVIL};proto=http`,
  Referer: `https://${EVIL}/`,
};

/** Every address in an email, in its text and in its HTML. */
const addressesIn = ({ text, html }: EmailMessage): readonly string[] =>
  `${text}\n${html}`.match(/https?:[^\s"<>)]+/g) ?? [];

for (const dialect of databases()) {
  describe(`where the links of emails lead, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      await way.office.deliver();
    });
    after(() => way.close());

    /** One email of each kind that has a link with a token in it. */
    const emailsOf = async (at: StaffedClinic, headers: Readonly<Record<string, string>> = {}) => {
      const member = await way.member(at);
      const newcomer = await way.newcomer(at);
      const body = JSON.stringify({ identifier: member.email, locale: 'en' });
      const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1', ...headers };
      await way
        .visit(at)
        .send({ method: 'POST', path: `/v1/clinics/${at.slug}/recovery`, body, headers: json });
      await askForHelp(way.visit(at), at, newcomer.email);
      const desk = way.visit(at);
      await desk.login(at.staff);
      const { profileId } = await way.newcomer(at);
      const path = `/v1/clinics/${at.slug}/profiles/${profileId}/welcome-email`;
      assert.equal((await desk.send({ method: 'POST', path, body: '{}', headers: json })).status, 202);
      assert.equal((await sendPasswordResetEmail(desk, at, at.patient.profileId)).status, 202);
      const mails = await way.office.deliver();
      assert.equal(mails.length, 4);
      return mails;
    };
    const pagesIn = (mails: readonly EmailMessage[]) =>
      new Set(mails.flatMap((mail) => linksIn(mail).map(({ page }) => page)));

    it("is the BFF's hosted pages for a clinic that has configured none", async () => {
      const hosted = `${PUBLIC_URL}/c/${clinic.slug}`;
      assert.deepEqual(
        pagesIn(await emailsOf(clinic)),
        new Set([`${hosted}/reset-password`, `${hosted}/set-up-account`]),
      );
    });

    it("is the clinic's own pages where it has configured them, query and all", async () => {
      const own = await way.door.clinic({
        resetPasswordPage: 'https://www.own.example/reset?from=mail#old',
        setUpAccountPage: 'https://www.own.example/welcome/',
      });
      assert.deepEqual(
        pagesIn(await emailsOf(own)),
        new Set(['https://www.own.example/reset?from=mail', 'https://www.own.example/welcome/']),
      );
    });

    it('is never what a request says about itself', async () => {
      for (const mail of await emailsOf(clinic, lies)) {
        assert.ok(!`${mail.text}${mail.html}`.includes(EVIL), mail.text);
        for (const address of addressesIn(mail)) assert.ok(address.startsWith(PUBLIC_URL), address);
      }
    });

    it('keeps every token in a fragment, which browsers send to nobody', async () => {
      for (const mail of await emailsOf(clinic)) {
        for (const { token } of linksIn(mail)) {
          const holders = addressesIn(mail).filter((address) => address.includes(token));
          assert.ok(holders.length >= 2, 'the text and the HTML have it');
          for (const address of holders) {
            const { hash, search, pathname } = new URL(address);
            assert.equal(hash, `#token=${token}`);
            assert.ok(!`${search}${pathname}`.includes(token));
          }
        }
      }
    });

    it('is one more address for each person, and each token is new: 256 bits', async () => {
      const { profileId } = await way.newcomer(clinic);
      const desk = way.visit(clinic);
      await desk.login(clinic.owner);
      const tokens = new Set<string>();
      for (let times = 0; times < 3; times += 1) {
        way.door.clock.advance(3_600_001);
        await desk.login(clinic.owner);
        assert.equal((await sendWelcomeEmail(desk, clinic, profileId)).status, 202);
        for (const mail of await way.office.deliver()) {
          for (const { token } of linksIn(mail)) tokens.add(token);
        }
      }
      assert.equal(tokens.size, 3);
      for (const token of tokens) assert.equal(Buffer.from(token, 'base64url').length, 32);
    });

    it('is stored as a hash alone: whoever reads the tables has no link and no code', async () => {
      const { token, code } = await way.help(await way.member(clinic));
      const { db } = way.door.node.database;
      const tables = ['accountLink', 'verification', 'verificationCode', 'outbox', 'throttle'] as const;
      const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
      const written = JSON.stringify(rows);
      assert.ok(!written.includes(token));
      assert.doesNotMatch(written, new RegExp(`[^0-9]${code}[^0-9]`));
    });

    it('has a code that only the key tells from others: six digits alone would be tried in no time', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      const elsewhere = await way.door.startNode({ keys: testKeys(2) });
      assert.equal((await typeCode(way.visit(clinic, elsewhere), clinic, waitingToken, code)).status, 401);
      assert.equal((await typeCode(way.visit(clinic), clinic, waitingToken, code)).status, 200);
    });
  });
}
