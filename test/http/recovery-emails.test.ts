import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { askForHelp } from '../support/account-calls.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { codeIn, linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`the email to whoever forgot their login, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: TestClinic;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      await way.office.deliver();
    });
    after(() => way.close());

    const ask = (identifier: string, locale = 'en', at = clinic) =>
      askForHelp(way.visit(at), at, identifier, { locale });
    const mailAfter = async (...given: Parameters<typeof ask>) => {
      await ask(...given);
      return way.office.deliver();
    };
    const onlyMailAfter = async (...given: Parameters<typeof ask>) => {
      const [mail, ...others] = await mailAfter(...given);
      assert.ok(mail, `nothing came for ${given[0]}`);
      assert.deepEqual(others, []);
      return mail;
    };

    it('goes to the address on the profile, names the username, and has a link and a code', async () => {
      const { email, username, profileId } = await way.member(clinic, { givenName: 'Ida' });
      const mail = await onlyMailAfter(email);
      assert.equal(mail.to, email);
      assert.match(mail.text, new RegExp(`^Username: ${username}$`, 'm'));
      assert.match(codeIn(mail), /^[0-9]{6}$/);
      const [link, ...others] = linksIn(mail);
      assert.equal(link?.label, 'Choose a new password');
      assert.deepEqual(others, []);
      const secrets = [profileId, codeIn(mail), link.token];
      for (const secret of secrets) assert.ok(!mail.subject.includes(secret));
    });

    it('covers a family of four: one email, for each a name, a username and a link of their own', async () => {
      const email = `family@${clinic.slug}.example`;
      const usernames = ['robin-1984', 'sam-2014', 'charlie-2017'];
      for (const username of usernames) {
        await way.member(clinic, { email, username, givenName: username.split('-')[0] ?? '' });
      }
      await way.newcomer(clinic, { email, givenName: 'Baby' });
      const mail = await onlyMailAfter(email);
      assert.equal(mail.to, email);
      const links = linksIn(mail);
      assert.deepEqual(
        new Set(links.map(({ label }) => label)),
        new Set([
          'Choose a new password for robin Fletcher',
          'Choose a new password for sam Fletcher',
          'Choose a new password for charlie Fletcher',
          'Set up the account of Baby Fletcher',
        ]),
      );
      assert.equal(new Set(links.map(({ token }) => token)).size, 4);
      for (const username of usernames) assert.match(mail.text, new RegExp(`^Username: ${username}$`, 'm'));
      for (const { label, page, token } of links) {
        const purpose = label.startsWith('Set up') ? 'set-up-account' : 'reset-password';
        assert.ok(page.endsWith(`/${purpose}`), `${label} leads to ${page}`);
        assert.equal(await way.opens(clinic, token), purpose);
      }
    });

    it('covers nobody from another clinic who has the same address', async () => {
      const other = await way.door.clinic();
      const email = 'both@home.example';
      await way.member(clinic, { email, givenName: 'Here' });
      await way.member(other, { email, givenName: 'There' });
      const mail = await onlyMailAfter(email);
      assert.equal(linksIn(mail).length, 1);
      assert.ok(!mail.text.includes('There'));
      assert.equal(await way.opens(other, linksIn(mail)[0]?.token ?? ''), null);
    });

    it('comes to nobody where nobody is found, and to nobody without an address', async () => {
      await way.member(clinic, { mobilePhone: '+16045550111', email: null });
      await way.member(await way.door.clinic(), { email: 'elsewhere@home.example' });
      for (const typed of [
        '604-555-0111',
        'elsewhere@home.example',
        'nobody@home.example',
        'patient',
        '%',
        "' or 1=1 --@x",
      ]) {
        assert.deepEqual(await mailAfter(typed), [], typed);
      }
    });

    it('does not go to what was typed, however like the real address that looks', async () => {
      const email = `kim@${clinic.slug}.example`;
      await way.member(clinic, { email });
      // U+212A, the Kelvin sign, is `k` in lower case: mail to it is somebody else's.
      const mail = await onlyMailAfter(`\u212Aim@${clinic.slug}.example`);
      assert.equal(mail.to, email);
    });

    for (const typed of ['KIM.Lee@Home.Example', '  kim.lee@home.example\t', 'kim.lee@HOME.example\n']) {
      it(`finds an address typed as ${JSON.stringify(typed)}`, async () => {
        await way.member(clinic, { email: 'Kim.Lee@home.example' });
        const mail = await onlyMailAfter(typed);
        assert.equal(mail.to.toLowerCase(), 'kim.lee@home.example');
      });
    }

    it('finds a profile whose own address was noted in capitals', async () => {
      await way.member(clinic, { email: 'KIM@HOME.EXAMPLE' });
      assert.equal((await onlyMailAfter('kim@home.example')).to.toLowerCase(), 'kim@home.example');
    });

    it('finds a mobile number in every usual spelling', async () => {
      const spellings = [
        '+16045550142',
        '+1 604 555 0142',
        '+1 (604) 555-0142',
        '16045550142',
        '1-604-555-0142',
        '6045550142',
        '(604) 555-0142',
        '604.555.0142',
        '604\u00a0555\u00a00142',
        '604\u2011555\u20110142',
        '６０４５５５０１４２',
        '＋１ ６０４ ５５５ ０１４２',
        '011 1 604 555 0142',
        '001 604 555 0142',
        '00 1 604 555 0142',
        'tel:+1-604-555-0142',
        ' 604 555 0142 ',
      ];
      const missed = [];
      for (const [index, typed] of spellings.entries()) {
        const home = await way.door.clinic();
        const { email } = await way.member(home, { mobilePhone: '+16045550142' });
        const [mail, ...others] = await mailAfter(typed, 'en', home);
        assert.deepEqual(others, []);
        if (mail?.to !== email) missed.push(`${index}: ${typed}`);
      }
      assert.deepEqual(missed, []);
    });

    it("takes a number without a country code as one of the clinic's own country", async () => {
      const london = await way.door.clinic({ country: 'GB' });
      const { email } = await way.member(london, { mobilePhone: '+447400123456' });
      for (const typed of ['07400 123456', '0044 7400 123456', '+44 (0)7400 123456']) {
        way.door.clock.advance(3_600_001);
        assert.deepEqual(
          (await mailAfter(typed, 'en', london)).map(({ to }) => to),
          [email],
          typed,
        );
      }
    });

    it('is two emails where two mailboxes share a number, each with its own people and code', async () => {
      const mobilePhone = '+16045550123';
      const one = await way.member(clinic, { mobilePhone, givenName: 'Ono' });
      const other = await way.member(clinic, { mobilePhone, givenName: 'Otto' });
      const mails = await mailAfter('604 555 0123');
      assert.deepEqual(new Set(mails.map(({ to }) => to)), new Set([one.email, other.email]));
      for (const mail of mails) {
        assert.equal(linksIn(mail).length, 1);
        const isOnes = mail.to === one.email;
        assert.equal(mail.text.includes(one.username), isOnes);
        assert.equal(mail.text.includes(other.username), !isOnes);
      }
      assert.equal(new Set(mails.map(codeIn)).size, 2);
    });

    it("is in the profile's language, else in that of the page", async () => {
      const { email } = await way.member(clinic, { locale: 'fr-CA' });
      assert.match((await onlyMailAfter(email, 'es')).text, /mot de passe/);
      const { email: plain } = await way.member(clinic);
      assert.match((await onlyMailAfter(plain, 'es-MX')).text, /contraseña/);
      const { email: strange } = await way.member(clinic);
      assert.match((await onlyMailAfter(strange, '<b>tlh')).text, /password/);
    });
  });
}
