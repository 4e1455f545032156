import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { usernameKey } from '../../bff/domain/username.ts';
import { DAY } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { visible } from '../support/likeness.ts';
import { addPerson, addProfile, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

/** Wrong tries of before count no longer: each case begins anew. */
const FORGOTTEN = DAY + 1;
const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`what strangers learn of who is here, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let tries: ReadonlyMap<string, { username: string; password: string }>;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      const elsewhere = await door.clinic();
      const stranger = await addPerson(door.registry, elsewhere, { role: 'owner', username: 'only-there' });
      await addProfile(door.registry, clinic, { username: 'no-password-yet' });
      await addProfile(door.registry, clinic, { givenName: 'Gwendolyn' });
      const { username, password } = stranger;
      tries = new Map([
        ['wrong password', { username: 'patient', password: WRONG }],
        ['wrong password of staff', { username: 'owner', password: WRONG }],
        ['username that nobody has', { username: 'nobody', password: WRONG }],
        ['username without a password', { username: 'no-password-yet', password: WRONG }],
        ['name of a profile without a login', { username: 'Gwendolyn', password: WRONG }],
        ["other clinic's user with their own password", { username, password }],
        [
          "namesake's password at the other clinic",
          { username: 'patient', password: elsewhere.patient.password },
        ],
        ["colleague's password", { username: 'patient', password: clinic.staff.password }],
        ['no username', { username: '', password: WRONG }],
        ['no password', { username: 'patient', password: '' }],
        ['neither', { username: '', password: '' }],
        ['username that is too long', { username: 'a'.repeat(4000), password: WRONG }],
        ['username with a NUL', { username: 'pat\u0000', password: WRONG }],
        ['hash for a password', { username: 'patient', password: '$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA' }],
      ]);
    });
    after(() => door.close());

    /** A try from a browser of its own, at an address that nobody else uses. */
    let strangers = 0;
    const tryFromAfar = (typed: { username: string; password: string }) => {
      strangers += 1;
      const address = `10.${strangers >> 16}.${(strangers >> 8) & 255}.${strangers & 255}`;
      return door.browser({ address }).open(clinic.origin).login(clinic.patient, typed);
    };

    it('is nothing: all wrong tries get one answer, to the byte', async () => {
      const expected = visible(await tryFromAfar({ username: 'patient', password: WRONG }));
      for (const [what, typed] of tries) {
        door.clock.advance(FORGOTTEN);
        assert.deepEqual(visible(await tryFromAfar(typed)), expected, what);
      }
    });

    it('is 401 wrong-credentials, with the step to show', async () => {
      const answer = await tryFromAfar({ username: 'nobody', password: WRONG });
      assert.equal(answer.status, 401);
      assert.equal(answer.text, '{"step":{"name":"password"},"problem":{"code":"wrong-credentials"}}');
    });

    it('is nothing when they are told to wait: a name that nobody has is counted like any other', async () => {
      const timeline = async (username: string) => {
        const seen = [];
        for (let turn = 0; turn < 7; turn += 1)
          seen.push(visible(await tryFromAfar({ username, password: WRONG })));
        return seen;
      };
      const expected = await timeline('patient');
      assert.match(JSON.stringify(expected), /throttled/);
      for (const username of ['nobody', 'no-password-yet', 'Gwendolyn', 'only-there', 'pat\u0000']) {
        assert.deepEqual(await timeline(username), expected, username);
      }
    });

    it('is nothing as the waiting grows: seconds and steps are the same for anybody and nobody', async () => {
      const waits = async (username: string) => {
        const seen: (number | string)[] = [];
        const start = door.clock.now();
        for (let turn = 0; turn < 9; turn += 1) {
          const answer = await tryFromAfar({ username, password: WRONG });
          seen.push(answer.status, answer.headers.get('Retry-After') ?? '');
          door.clock.advance(Number(answer.headers.get('Retry-After') ?? 0) * 1000);
        }
        return [...seen, door.clock.now() - start];
      };
      const expected = await waits('patient');
      assert.ok(Number(expected.at(-1)) >= 30_000);
      assert.deepEqual(await waits('nobody'), expected);
      assert.deepEqual(await waits('no-password-yet'), expected);
      assert.deepEqual(await waits('only-there'), expected);
    });

    it('is nothing when a right password comes too early: it is told to wait like a wrong one', async () => {
      for (let turn = 0; turn < 5; turn += 1) await tryFromAfar({ username: 'patient', password: WRONG });
      const { username, password } = clinic.patient;
      const right = visible(await tryFromAfar({ username, password }));
      assert.deepEqual(right, visible(await tryFromAfar({ username, password: WRONG })));
      assert.match(JSON.stringify(right), /throttled/);
    });

    it('is nothing about names in the database: those that were typed stand there as keyed hashes', async () => {
      const typed = 'my secret password typed into the wrong field';
      await tryFromAfar({ username: typed, password: WRONG });
      const rows = await door.node.database.db.selectFrom('throttle').selectAll().execute();
      const written = JSON.stringify(rows);
      assert.ok(!written.includes(typed));
      assert.ok(!written.includes(Buffer.from(usernameKey(typed) ?? '').toString('base64url')));
      assert.ok(written.includes('nobody:'));
    });

    it('is the same work each time: one hash for anybody and for nobody', async () => {
      let hashes = 0;
      const counting = await door.startNode({
        wrapHasher: (hasher) => ({
          hash: (password) => hasher.hash(password),
          verify: (password, stored) => {
            hashes += 1;
            return hasher.verify(password, stored);
          },
          waiting: 0,
        }),
      });
      for (const [what, typed] of tries) {
        hashes = 0;
        door.clock.advance(FORGOTTEN);
        strangers += 1;
        const address = `10.99.${strangers >> 8}.${strangers & 255}`;
        const page = door.browser({ app: counting.app, address }).open(clinic.origin);
        const answer = await page.login(clinic.patient, typed);
        assert.equal(answer.status, 401, what);
        assert.equal(hashes, 1, what);
      }
    });
  });
}
