import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`what strangers call their browsers, in the audit log (rule 36), on ${dialect.name}`, () => {
    let door: FrontDoor;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    after(() => door.close());

    it('steers no terminal that the log is read on', async () => {
      const { slug, origin } = await door.clinic();
      const { app, publicUrl, database } = door.node;
      const headers = {
        ...{ 'User-Agent': 'a\u009b2Jb\u0085c\td', Origin: origin },
        ...{ 'X-Clinic-Auth': '1', 'Content-Type': 'application/json' },
      };
      const body = JSON.stringify({ username: 'patient', password: 'not the right passphrase' });
      const path = `${publicUrl}/v1/clinics/${slug}/login`;
      const bindings = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
      assert.equal((await app.request(path, { method: 'POST', headers, body }, bindings)).status, 401);
      const { userAgent } = await database.db
        .selectFrom('auditEvent')
        .select('userAgent')
        .where('event', '=', 'login-failed')
        .executeTakeFirstOrThrow();
      assert.equal(userAgent, 'a 2Jb c d');
    });
  });
}
