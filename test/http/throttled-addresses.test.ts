import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Answer } from '../support/browser.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const WRONG = 'not the password of anybody';
const HERE = '203.0.113.9';
const ELSEWHERE = '198.51.100.1';

for (const dialect of databases()) {
  describe(`wrong tries from one address, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const login = (address: string, person: TestPerson): Promise<Answer> =>
      door.browser({ address }).open(clinic.origin).login(person);
    /** Guesses at names that nobody has, each another one: what is counted is the address alone. */
    let names = 0;
    const guess = async (times: number, address: (turn: number) => string = () => HERE) => {
      const statuses: number[] = [];
      for (let turn = 0; turn < times; turn += 1) {
        names += 1;
        const typed = { username: `guess-${names}`, password: WRONG };
        const page = door.browser({ address: address(turn) }).open(clinic.origin);
        statuses.push((await page.login(clinic.patient, typed)).status);
      }
      return statuses;
    };

    it('are judged 30 times, whatever names are guessed at, then wait', async () => {
      const statuses = await guess(40);
      assert.deepEqual(statuses, [
        ...Array.from({ length: 30 }, () => 401),
        ...Array.from({ length: 10 }, () => 429),
      ]);
      assert.equal((await login(HERE, clinic.patient)).headers.get('Retry-After'), '30');
    });

    it('do not keep anybody out who comes from another address', async () => {
      await guess(31);
      assert.equal((await login(ELSEWHERE, clinic.patient)).status, 200);
    });

    it('do not count where the profile already says to wait: that try was never judged', async () => {
      const page = door.browser({ address: HERE }).open(clinic.origin);
      const statuses: number[] = [];
      for (let turn = 0; turn < 30; turn += 1) {
        statuses.push((await page.login(clinic.patient, { password: WRONG })).status);
      }
      assert.deepEqual(
        statuses,
        statuses.map((_, turn) => (turn < 5 ? 401 : 429)),
      );
      assert.deepEqual(await guess(26), [...Array.from({ length: 25 }, () => 401), 429]);
    });

    it('do not count at another clinic', async () => {
      const other = await door.clinic();
      await guess(31);
      const page = door.browser({ address: HERE }).open(other.origin);
      assert.equal((await page.login(other.patient)).status, 200);
    });

    it('count for the whole /64 where the address is IPv6', async () => {
      const statuses = await guess(31, (turn) => `2001:db8:0:1:${turn}::${turn + 1}`);
      assert.equal(statuses.filter((status) => status === 401).length, 30);
      assert.equal((await login('2001:db8:0:1:ffff:ffff:ffff:ffff', clinic.patient)).status, 429);
      assert.equal((await login('2001:DB8::1:0:0:0:1', clinic.patient)).status, 429);
      assert.equal((await login('2001:db8:0:2::1', clinic.patient)).status, 200);
    });

    it('count together for IPv4 however it is written', async () => {
      await guess(30, (turn) => (turn % 2 === 0 ? HERE : `::ffff:${HERE}`));
      assert.equal((await login('::FFFF:cb00:7109', clinic.patient)).status, 429);
    });

    it('count together where no address is known', async () => {
      await guess(30, (turn) => (turn % 2 === 0 ? '' : 'not an address'));
      assert.equal((await login('', clinic.patient)).status, 429);
    });

    it('are not forgotten for knowing one password: it does not clear the way to guess others', async () => {
      for (let round = 0; round < 3; round += 1) {
        await guess(10);
        assert.equal((await login(HERE, clinic.staff)).status, round < 2 ? 200 : 429);
      }
    });

    it('are not counted where the password was right', async () => {
      for (let logins = 0; logins < 40; logins += 1) {
        const person = logins % 2 === 0 ? clinic.patient : clinic.staff;
        assert.equal((await login(HERE, person)).status, 200, `login ${logins}`);
      }
    });

    it('are forgotten an hour after the last wrong one', async () => {
      await guess(30);
      door.clock.advance(HOUR + 1);
      assert.deepEqual(await guess(2), [401, 401]);
    });

    it('are forgotten an hour after the last wrong one, though people logged in meanwhile', async () => {
      await guess(29);
      door.clock.advance(50 * MINUTE);
      assert.equal((await login(HERE, clinic.patient)).status, 200);
      door.clock.advance(10 * MINUTE + 1);
      assert.deepEqual(await guess(2), [401, 401]);
    });

    it('make nobody wait again for somebody who got it right after the wait', async () => {
      await guess(30);
      door.clock.advance(30 * SECOND);
      assert.equal((await login(HERE, clinic.patient)).status, 200);
      assert.equal((await login(HERE, clinic.staff)).status, 200);
    });

    it('are told the longer of two waits: at its end the try is judged', async () => {
      for (let turn = 0; turn < 5; turn += 1) await tryProfile(`192.0.2.${turn}`);
      for (let turn = 5; turn < 9; turn += 1) {
        const { headers } = await login(`192.0.2.${turn}`, clinic.patient);
        door.clock.advance(Number(headers.get('Retry-After')) * SECOND);
        await tryProfile(`192.0.2.${turn}`);
      }
      await guess(30);
      const told = await login(HERE, clinic.patient);
      assert.equal(told.status, 429);
      door.clock.advance(Number(told.headers.get('Retry-After')) * SECOND);
      assert.equal((await login(HERE, clinic.patient)).status, 200);
    });
    const tryProfile = (address: string) =>
      door.browser({ address }).open(clinic.origin).login(clinic.patient, { password: WRONG });
  });
}
