import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isKnownBrowser, rememberBrowser } from '../../bff/storage/known-browsers.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the browsers that a profile is known in, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const remember = (
      who: 'patient' | 'staff',
      tokenHash: string,
      oldTokenHash: string | null,
      now = 1000,
    ) => {
      const { profileId } = clinic[who];
      const { db } = door.node.database;
      return rememberBrowser(db, { clinicId: clinic.id, profileId, tokenHash }, { now, oldTokenHash });
    };
    const isKnown = (who: 'patient' | 'staff', tokenHash: string, notBefore = 0) => {
      const { profileId } = clinic[who];
      const { db } = door.node.database;
      return isKnownBrowser(db, { clinicId: clinic.id, profileId, tokenHash }, notBefore);
    };

    it('are known by their newest token only', async () => {
      await remember('patient', 'first', null);
      await remember('patient', 'second', 'first');
      assert.equal(await isKnown('patient', 'first'), false);
      assert.equal(await isKnown('patient', 'second'), true);
    });

    it('are known to this profile only', async () => {
      await remember('patient', 'first', null);
      assert.equal(await isKnown('staff', 'first'), false);
    });

    it('stay known to the others who share the computer, under the new token and from their own day', async () => {
      await remember('patient', 'first', null, 1000);
      await remember('staff', 'second', 'first', 2000);
      assert.equal(await isKnown('patient', 'second', 999), true);
      assert.equal(await isKnown('patient', 'second', 1000), false);
      assert.equal(await isKnown('staff', 'second', 1999), true);
      assert.equal(await isKnown('patient', 'first'), false);
    });

    it('gain nothing from a token that somebody planted', async () => {
      await remember('patient', 'second', 'planted');
      assert.equal(await isKnown('patient', 'planted'), false);
      assert.equal(await isKnown('staff', 'second'), false);
    });

    it('are several where a person uses several', async () => {
      await remember('patient', 'phone', null);
      await remember('patient', 'laptop', null);
      assert.equal(await isKnown('patient', 'phone'), true);
      assert.equal(await isKnown('patient', 'laptop'), true);
    });
  });
}
