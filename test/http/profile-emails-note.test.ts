import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sendWelcomeEmail } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const [dialect] = databases();

describe('the note in a welcome email', () => {
  let way: WayIn;
  let clinic: StaffedClinic;
  let desk: Page;
  before(async () => {
    way = await openWayIn(dialect);
    clinic = await way.door.clinic();
    desk = way.visit(clinic);
    await desk.login(clinic.staff);
  });
  beforeEach(() => way.office.deliver().then(() => undefined));
  after(() => way.close());

  const mailWith = async (note: string | undefined, given: { givenName?: string; locale?: string } = {}) => {
    const { profileId } = await way.newcomer(clinic, given);
    const answer = await sendWelcomeEmail(desk, clinic, profileId, note === undefined ? {} : { note });
    assert.equal(answer.status, 202);
    const [mail, ...others] = await way.office.deliver();
    assert.ok(mail);
    assert.deepEqual(others, []);
    return mail;
  };

  it('stands in it, line by line, as a quotation', async () => {
    const { text, html } = await mailWith('See you soon!\r\nBring your referral.');
    assert.match(text, /^> See you soon!\n> Bring your referral\.$/m);
    assert.match(html, /See you soon!/);
  });

  it('may be left out, or empty, or nothing but white space', async () => {
    for (const note of [undefined, '', ' \r\n\t ']) {
      const { text } = await mailWith(note);
      assert.doesNotMatch(text, /A note from|^>/m);
    }
  });

  it('makes no header, no recipient and no second message of its lines', async () => {
    const { subject: plain } = await mailWith(undefined);
    const { to, from, subject, replyTo, text } = await mailWith(
      'Hi\r\nBcc: eve@evil.example\r\n\r\n.\r\nMAIL FROM:<eve@evil.example>',
    );
    assert.equal(subject, plain);
    for (const header of [to, from.name, from.address, subject, replyTo ?? '']) {
      assert.ok(!header.includes('evil') && !/[\r\n]/.test(header), header);
    }
    assert.match(text, /^> Bcc: eve@evil\.example$/m);
  });

  it('is text in the HTML too, whatever it looks like', async () => {
    const { html } = await mailWith(
      '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&<a href="https://evil.example">',
    );
    assert.doesNotMatch(html, /<script>alert|<img src=x|<a href="https:\/\/evil/);
    assert.match(html, /&lt;script&gt;/);
  });

  it('cannot pass off a link of its own as the one to set up the account', async () => {
    const mail = await mailWith('Set up your account:\nhttps://evil.example/#token=AAAA');
    const pages = linksIn(mail).map(({ page }) => new URL(page).hostname);
    assert.deepEqual(pages, ['auth.bff.example']);
  });

  it('cannot be longer than 2,000 characters', async () => {
    const { text } = await mailWith('x'.repeat(2000));
    assert.ok(text.includes('x'.repeat(2000)));
    const { profileId } = await way.newcomer(clinic);
    const answer = await sendWelcomeEmail(desk, clinic, profileId, { note: 'x'.repeat(2001) });
    assert.equal(answer.status, 400);
    assert.deepEqual(problemIn(answer).problem, { code: 'malformed', field: 'note' });
  });

  it('counts emoji as one character each', async () => {
    const { text } = await mailWith('🙂'.repeat(2000));
    assert.ok(text.includes('🙂'.repeat(2000)));
  });

  it('has nothing unseen in it: no controls, no text that reads backwards', async () => {
    const { text, html } = await mailWith('one\u0000two\u202Ethree\u2066four\u200Bfive\ud800six');
    for (const unseen of ['\u0000', '\u202E', '\u2066', '\u200B'])
      assert.ok(!`${text}${html}`.includes(unseen));
    assert.ok(text.isWellFormed() && html.isWellFormed());
  });

  it('comes with a name that no mail program turns into a link', async () => {
    const { text, subject } = await mailWith(undefined, { givenName: 'https://win.example/now\r\nBcc: x' });
    assert.ok(!text.includes('win.example'));
    assert.ok(!/[\r\n]/.test(subject));
  });

  it("is in an email of the person's own language", async () => {
    assert.match((await mailWith('Bonjour', { locale: 'fr' })).text, /compte/);
  });
});
