import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { askForHelp } from '../support/account-calls.ts';
import { problemIn, recoveryIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { visible } from '../support/likeness.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

/** All that somebody outside can see of the answer, but for the token that is new each time. */
const seen = (answer: Answer): object => {
  const { waitingToken } = recoveryIn(answer);
  assert.match(waitingToken, /^[\w-]{43}$/);
  return visible({ ...answer, text: answer.text.replace(waitingToken, '*'.repeat(43)) });
};

for (const dialect of databases()) {
  describe(`what a request for help tells strangers, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: TestClinic;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    const ask = (identifier: string) => askForHelp(way.visit(clinic), clinic, identifier);
    const count = async (table: 'outbox' | 'verification') =>
      (await db().selectFrom(table).select('id').where('clinicId', '=', clinic.id).execute()).length;
    const knownAndUnknown = async (): Promise<Readonly<Record<string, string>>> => {
      const elsewhere = await way.door.clinic();
      const { email } = await way.member(clinic);
      return {
        email,
        'an address that several share': `someone@${clinic.slug}.example`,
        'an address that nobody has': 'nobody@nowhere.example',
        'an address of another clinic': (await way.member(elsewhere)).email,
        'somebody without a login': (await way.newcomer(clinic)).email,
        'a phone number': await phoneOf({ mobilePhone: '+16045550101' }),
        'a phone number of somebody without email': await phoneOf({
          mobilePhone: '+16045550102',
          email: null,
        }),
        'a phone number that nobody has': '+16045550199',
        'a username': 'patient',
        'neither address nor number': 'I have no idea',
        'white space': '  ',
        'an address with a NUL': `a\u0000${email}`,
        'half a character': '\ud83d',
        'a very long one': `${'a'.repeat(4000)}@nowhere.example`,
      };
    };
    const phoneOf = async (given: { mobilePhone: string; email?: null }) => {
      await way.member(clinic, given);
      return given.mobilePhone;
    };

    it('is nothing: known or unknown, each gets one answer to the byte', async () => {
      const identifiers = await knownAndUnknown();
      const expected = seen(await ask('first@nowhere.example'));
      for (const [what, identifier] of Object.entries(identifiers)) {
        assert.deepEqual(seen(await ask(identifier)), expected, what);
      }
    });

    it('is nothing when they ask at once again: that answer is the same one', async () => {
      const expected = seen(await ask('first@nowhere.example'));
      for (const [what, identifier] of Object.entries(await knownAndUnknown())) {
        for (let times = 0; times < 3; times += 1) {
          assert.deepEqual(seen(await ask(identifier)), expected, `${what}, again`);
        }
      }
    });

    it('is 202, a token to wait with, and when to ask again', async () => {
      const answer = await ask('first@nowhere.example');
      assert.equal(answer.status, 202);
      assert.deepEqual(Object.keys(recoveryIn(answer)), ['waitingToken', 'resendAfterSeconds']);
      assert.equal(recoveryIn(answer).resendAfterSeconds, 60);
      assert.deepEqual(answer.headers.getSetCookie(), []);
    });

    it('needs no profile: it is given while their table is away', async () => {
      const { email } = await way.member(clinic);
      const expected = seen(await ask('first@nowhere.example'));
      await sql`alter table profile rename to profile_away`.execute(db());
      try {
        for (const identifier of [email, 'second@nowhere.example', '604 555 0101']) {
          assert.deepEqual(seen(await ask(identifier)), expected);
        }
      } finally {
        await sql`alter table profile_away rename to profile`.execute(db());
      }
      assert.equal(
        (await way.office.deliver()).some(({ to }) => to === email),
        true,
        'all the same, mail goes out',
      );
    });

    it('writes the same rows for anybody and for nobody', async () => {
      const { email } = await way.member(clinic);
      for (const identifier of [email, 'nobody@nowhere.example', 'I have no idea']) {
        const before = [await count('outbox'), await count('verification')];
        await ask(identifier);
        const after = [await count('outbox'), await count('verification')];
        assert.deepEqual(
          after,
          before.map((rows) => rows + 1),
          identifier,
        );
      }
    });

    it('leaves nothing in the database by which to read what was typed', async () => {
      const typed = 'my password typed into the wrong field';
      await ask(typed);
      await ask('nobody@nowhere.example');
      const tables = ['outbox', 'verification', 'throttle'] as const;
      const rows = await Promise.all(tables.map((table) => db().selectFrom(table).selectAll().execute()));
      const written = JSON.stringify(rows);
      for (const text of [typed, 'nobody@nowhere.example']) {
        assert.ok(!written.includes(text));
        assert.ok(!written.includes(Buffer.from(text).toString('base64url')));
      }
    });

    it('keeps the token of a widget that asks again too early, so that it goes on waiting for its email', async () => {
      for (const identifier of [(await way.member(clinic)).email, 'nobody@nowhere.example']) {
        const { waitingToken } = recoveryIn(await ask(identifier));
        const again = () => askForHelp(way.visit(clinic), clinic, identifier, { waitingToken });
        assert.equal(recoveryIn(await again()).waitingToken, waitingToken);
        way.door.clock.advance(MINUTE);
        assert.notEqual(recoveryIn(await again()).waitingToken, waitingToken);
      }
    });

    it('names the first wrong field of what is no request, and nothing that was sent', async () => {
      const page = way.visit(clinic);
      const wrong: readonly [body: unknown, field: string | undefined][] = [
        [{ locale: 'en' }, 'identifier'],
        [{ identifier: '', locale: 'en' }, 'identifier'],
        [{ identifier: ['kim@home.example'], locale: 'en' }, 'identifier'],
        [{ identifier: 'x'.repeat(4097), locale: 'en' }, 'identifier'],
        [{ identifier: 'kim@home.example' }, 'locale'],
        [{ identifier: 'kim@home.example', locale: 'x'.repeat(36) }, 'locale'],
        [{ identifier: 'kim@home.example', locale: 'en', waitingToken: '' }, 'waitingToken'],
        [{ identifier: 'kim@home.example', locale: 'en', clinic: 'other' }, undefined],
        [['kim@home.example'], undefined],
        [null, undefined],
      ];
      for (const [body, field] of wrong) {
        const answer = await page.post(`/v1/clinics/${clinic.slug}/recovery`, body);
        assert.equal(answer.status, 400);
        const expected = field === undefined ? { code: 'malformed' } : { code: 'malformed', field };
        assert.deepEqual(problemIn(answer).problem, expected);
        assert.ok(!answer.text.includes('kim@'));
      }
    });
  });
}
