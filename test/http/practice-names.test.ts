import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { practiceSystem, profileRecord } from '../support/intake.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`names that the practice system sends (rule 37), on ${dialect.name}`, () => {
    let door: FrontDoor;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    after(() => door.close());

    it('are not taken where nobody could see them', async () => {
      const practice = await practiceSystem(door, await door.clinic());
      const invisible = ['\u200b', '\u2060\u200d', '\u3164', '\u00ad', ' \u115f ', '\ufe0f'];
      const outcomes = await practice.upsert(
        invisible.map((givenName, index) => profileRecord({ practiceId: `P-${index}`, givenName })),
      );
      const missing = { kind: 'refused', reason: 'missing', field: 'givenName' };
      assert.deepEqual(
        outcomes,
        invisible.map(() => missing),
      );
    });

    it('are taken with what joins and parts their letters', async () => {
      const practice = await practiceSystem(door, await door.clinic());
      const [outcome] = await practice.upsert([
        profileRecord({ practiceId: 'P-1', givenName: 'علی\u200cرضا', familyName: 'श्री\u200dमान' }),
      ]);
      assert.equal(outcome?.kind, 'created');
    });
  });
}
