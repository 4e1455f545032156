import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { createSessionNewsDesk, type SessionNewsDesk } from '../../bff/http/session-news.ts';
import { createClinicDirectory } from '../../bff/storage/clinic-directory.ts';
import type { Clinic } from '../../bff/storage/clinics.ts';
import { insertSession } from '../../bff/storage/sessions.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const TURN_MS = 2000;
const [dialect] = databases();

describe('the turns in which sessions are watched', () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  let found: Clinic;
  let desk: SessionNewsDesk;
  /** How often the clinic was looked up: once a look. */
  let looks: number;
  let isBroken: boolean;
  let errors: unknown[];
  beforeEach(async () => {
    door = await openFrontDoor(dialect);
    clinic = await door.clinic();
    [looks, isBroken, errors] = [0, false, []];
    const { db } = door.node.database;
    const directory = createClinicDirectory(db, door.clock.now);
    const known = await directory.find(clinic.slug);
    assert.ok(known);
    found = known;
    const clinics = {
      ...directory,
      find: (slug: string) => {
        looks += 1;
        return isBroken ? Promise.reject(new Error('the database is away')) : directory.find(slug);
      },
    };
    mock.timers.enable({ apis: ['setTimeout'] });
    desk = createSessionNewsDesk({ db, clinics, clock: door.clock.now }, (error) => errors.push(error));
  });
  afterEach(async () => {
    desk.close();
    mock.timers.reset();
    await door.close();
  });

  const listen = async (tokenHash: string, news: string[] = []): Promise<() => void> => {
    const { profileId, role } = clinic.staff;
    const session = { tokenHash, profileId, loggedInAt: door.clock.now(), lastActiveAt: door.clock.now() };
    await insertSession(door.node.database.db, {
      ...session,
      clinicId: clinic.id,
      userAgent: '',
      address: '',
    });
    const person = { role, givenName: '', familyName: '', username: null };
    const stop = desk.listen({
      clinic: found,
      session: { ...session, ...person },
      tell: (what) => news.push(what),
      end: () => news.push('end'),
    });
    assert.ok(stop);
    return stop;
  };
  /** Lets all looks come home that are under way, at the price of one more, which is not counted. */
  const settle = async (): Promise<number> => {
    for (let times = 0; times < 3; times += 1) await new Promise((resolve) => setImmediate(resolve));
    const before = looks;
    await desk.look().catch(() => {});
    const seen = before;
    looks = 0;
    return seen;
  };

  it('come every two seconds for as long as anybody waits, and not at all after that', async () => {
    assert.equal(await settle(), 0, 'nobody has come yet');
    const stop = await listen('one');
    assert.equal(await settle(), 1, 'the greeting');
    for (let turn = 0; turn < 3; turn += 1) {
      mock.timers.tick(TURN_MS - 1);
      assert.equal(await settle(), 0);
      mock.timers.tick(1);
      assert.equal(await settle(), 1, `turn ${turn}`);
    }
    stop();
    mock.timers.tick(10 * TURN_MS);
    assert.equal(await settle(), 0, 'everybody has left');
    await listen('two');
    assert.equal(await settle(), 1);
    mock.timers.tick(TURN_MS);
    assert.equal(await settle(), 1, 'one turn at a time, whoever has come and gone');
  });

  it('stay one at a time where pages come and go while somebody looks', async () => {
    let stop = await listen('first');
    await settle();
    for (let times = 0; times < 5; times += 1) {
      mock.timers.tick(TURN_MS);
      stop();
      stop = await listen(`again-${times}`);
      await settle();
    }
    mock.timers.tick(TURN_MS);
    assert.equal(await settle(), 1);
  });

  it('look once for all who come in one moment', async () => {
    const { db } = door.node.database;
    const at = door.clock.now();
    const all = Array.from({ length: 300 }, (_, index) => {
      const { profileId, role } = clinic[index % 2 ? 'staff' : 'owner'];
      const facts = { tokenHash: `session-${index}`, profileId, loggedInAt: at, lastActiveAt: at };
      return { ...facts, role, givenName: '', familyName: '', username: null };
    });
    for (const { tokenHash, profileId } of all.slice(0, 40)) {
      const facts = { tokenHash, profileId, loggedInAt: at, lastActiveAt: at };
      await insertSession(db, { ...facts, clinicId: clinic.id, userAgent: '', address: '' });
    }
    const news: string[] = [];
    for (const session of all) {
      desk.listen({ clinic: found, session, tell: (what) => news.push(what), end: () => {} });
    }
    assert.equal(await settle(), 1);
    assert.deepEqual(news, Array<string>(260).fill('ended'), 'those whose sessions there are not');
  });

  it('go on after one that has failed', async () => {
    const news: string[] = [];
    await listen('one', news);
    await settle();
    isBroken = true;
    mock.timers.tick(TURN_MS);
    await settle();
    assert.equal(errors.length, 1);
    isBroken = false;
    await door.node.database.db.deleteFrom('session').where('clinicId', '=', clinic.id).execute();
    mock.timers.tick(TURN_MS);
    await settle();
    await settle();
    assert.deepEqual(news, ['ended'], 'and it is told once');
  });

  it('tell everybody once that the node shuts down, and nobody after', async () => {
    const news: string[] = [];
    await listen('one', news);
    desk.close();
    desk.close();
    mock.timers.tick(10 * TURN_MS);
    await settle();
    assert.deepEqual(news, ['end']);
  });
});
