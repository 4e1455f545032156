import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import {
  askForHelp,
  changeCredentials,
  lookAtLink,
  resetPassword,
  sendPasswordResetEmail,
  sendWelcomeEmail,
  setUpAccount,
  typeCode,
} from '../support/account-calls.ts';
import { accountsIn, recoveryIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

/** What is typed on this day. Nothing in a log may look like it by chance. */
const typed = {
  email: 'quentin.featherstonehaugh@marzipan.example',
  otherEmail: 'zelda@turpentine.example',
  unknownEmail: 'nobody-known@ragamuffin.example',
  phone: '(604) 555-0177',
  username: 'quentin-of-yesterday',
  newUsername: 'quentin-of-tomorrow',
  chosen: 'zelda-sets-up',
  password: 'marmalade tambourine gazebo',
  newPassword: 'harlequin dromedary pantry',
  lastPassword: 'sarsaparilla umbrella quarry',
  wrongPassword: 'almost marmalade tambourine',
  note: 'Rhubarb crumble on Thursday',
  oops: 'my-password-is-hullabaloo',
} as const;

for (const dialect of databases()) {
  describe(`the log of people getting in and back in, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let log: string;
    /** Tokens and codes that were handed out, and cookies. */
    const secrets = new Set<string>();
    before(async () => {
      way = await openWayIn(dialect);
      clinic = await way.door.clinic();
      await liveThroughADay();
      const failed = await fail();
      log = [...way.door.node.logLines, ...failed.logLines].join('');
    });
    after(() => way.close());

    async function liveThroughADay(): Promise<void> {
      const { email, username, password } = typed;
      const member = await way.member(clinic, { email, username, password, mobilePhone: '+16045550177' });
      const newcomer = await way.newcomer(clinic, { email: typed.otherEmail });
      const page = way.visit(clinic);
      await getBackIn(page);
      await page.login({ ...member, password: typed.newPassword });
      await change(page);
      await welcome(newcomer.profileId, member.profileId);
    }

    async function getBackIn(page: Page): Promise<void> {
      const { waitingToken } = recoveryIn(await askForHelp(page, clinic, typed.email));
      const [mail] = await way.office.deliver();
      assert.ok(mail);
      const code = /\d{6}$/m.exec(mail.text)?.[0] ?? '';
      const { token = '' } = linksIn(mail)[0] ?? {};
      for (const asked of [typed.unknownEmail, typed.phone, typed.oops])
        await askForHelp(page, clinic, asked);
      await way.office.deliver();
      await typeCode(page, clinic, waitingToken, typed.oops);
      await typeCode(page, clinic, typed.oops, code);
      const { accounts } = accountsIn(await typeCode(page, clinic, waitingToken, code));
      await lookAtLink(page, clinic, token);
      await lookAtLink(page, clinic, typed.oops);
      await page.get(`/c/${clinic.slug}/reset-password?token=${token}`);
      await page.get(`/v1/clinics/${clinic.slug}/account-link?token=${token}`);
      await resetPassword(page, clinic, token, 'short');
      await resetPassword(page, clinic, token, typed.email);
      assert.equal(
        (await resetPassword(page, clinic, accounts[0]?.token ?? '', typed.newPassword)).status,
        200,
      );
      await resetPassword(page, clinic, token, typed.newPassword);
      for (const secret of [waitingToken, code, token, accounts[0]?.token ?? '']) secrets.add(secret);
    }

    async function change(page: Page): Promise<void> {
      const { newPassword, lastPassword, newUsername: username } = typed;
      const wrong = { currentPassword: typed.wrongPassword, newPassword: lastPassword };
      await changeCredentials(page, clinic, wrong);
      await changeCredentials(page, clinic, { currentPassword: newPassword, newPassword: typed.username });
      await changeCredentials(page, clinic, {
        currentPassword: newPassword,
        username: 'patient',
        newPassword,
      });
      const right = { currentPassword: newPassword, username, newPassword: lastPassword };
      const changed = await changeCredentials(page, clinic, right);
      assert.equal(changed.status, 200);
      for (const line of changed.headers.getSetCookie()) secrets.add(/=([\w-]{43});/.exec(line)?.[1] ?? '');
      await way.office.deliver();
    }

    async function welcome(newcomer: string, member: string): Promise<void> {
      const desk = way.visit(clinic);
      await desk.login(clinic.staff);
      await sendWelcomeEmail(desk, clinic, newcomer, { note: typed.note });
      await sendWelcomeEmail(desk, clinic, newcomer, { note: typed.note.repeat(200) });
      await sendPasswordResetEmail(desk, clinic, newcomer);
      await sendPasswordResetEmail(desk, clinic, member);
      const links = (await way.office.deliver()).flatMap(linksIn);
      for (const { token } of links) secrets.add(token);
      const { token = '' } = links.find(({ page }) => page.endsWith('/set-up-account')) ?? {};
      for (const [name, password] of [
        ['patient', typed.newPassword],
        [typed.oops, 'password1234'],
        [typed.chosen, typed.newPassword],
      ] as const) {
        await setUpAccount(way.visit(clinic), clinic, token, name, password);
      }
    }

    /** The same once more while the courier's work fails, and on a node whose database is gone. */
    async function fail(): Promise<TestNode> {
      const { db } = way.door.node.database;
      way.door.clock.advance(61 * MINUTE);
      await askForHelp(way.visit(clinic), clinic, typed.email);
      await sql`alter table profile rename to profile_away`.execute(db);
      await way.office.deliver();
      await sql`alter table profile_away rename to profile`.execute(db);

      const node = await way.door.startNode();
      await node.database.close();
      const page = way.visit(clinic, node);
      await askForHelp(page, clinic, typed.email);
      await resetPassword(page, clinic, typed.oops, typed.newPassword);
      await setUpAccount(page, clinic, typed.oops, typed.chosen, typed.newPassword);
      await typeCode(page, clinic, typed.oops, '123456');
      return node;
    }

    it('tells of each thing that was done, and of what was refused', () => {
      for (const event of [
        'recovery-asked',
        'recovery-code-refused',
        'recovery-code-used',
        'password-reset',
        'credentials-refused',
        'credentials-changed',
        'welcome-sent',
        'password-reset-sent',
        'account-set-up',
        'delivery-sent',
      ]) {
        assert.ok(log.includes(`"event":"${event}"`), event);
      }
      for (const failure of ['"event":"errand-failed"', 'a request failed'])
        assert.ok(log.includes(failure), failure);
    });

    it('holds nothing that was typed: no address, number, name, password or note', () => {
      const digits = '6045550177';
      const parts = Object.values(typed).flatMap((text) => [text, ...text.split(/[\s@.-]/)]);
      const names = new Set([...parts, digits, '555-0177'].filter((part) => part.length >= 5));
      const common = new Set(['example', 'password', 'member', 'known', 'almost', 'nobody']);
      for (const name of names) {
        if (common.has(name)) continue;
        assert.ok(!log.toLowerCase().includes(name.toLowerCase()), name);
        assert.ok(
          !log.includes(Buffer.from(name).toString('base64').replace(/=+$/, '')),
          `${name} in base64`,
        );
        assert.ok(!log.includes(encodeURIComponent(name)), `${name} in an address`);
      }
    });

    it('holds no token, no code and no cookie', () => {
      assert.ok(secrets.size >= 7, `${secrets.size} secrets were handed out`);
      for (const secret of secrets) {
        assert.ok(secret.length >= 6);
        assert.ok(!log.includes(secret));
      }
    });

    it('holds no hash of them, no email address at all, and no stored password', async () => {
      const { db } = way.door.node.database;
      const links = await db.selectFrom('accountLink').select('tokenHash as hash').execute();
      const waiting = await db.selectFrom('verification').select('waitingTokenHash as hash').execute();
      const asked = await db.selectFrom('verification').select('identifierHash as hash').execute();
      const codes = await db.selectFrom('verificationCode').select('codeHash as hash').execute();
      for (const { hash } of [...links, ...waiting, ...asked, ...codes]) assert.ok(!log.includes(hash));
      assert.doesNotMatch(log, /argon2|[a-z0-9]@[a-z0-9-]+\.[a-z]/i);
    });
  });
}
