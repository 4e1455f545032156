import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`a preflight, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    const ask = (origin: string, method: string, slug = clinic.slug) =>
      door
        .browser()
        .open(origin)
        .send({
          method: 'OPTIONS',
          path: `/v1/clinics/${slug}/login`,
          headers: {
            'Access-Control-Request-Method': method,
            'Access-Control-Request-Headers': 'content-type,x-clinic-auth',
          },
        });

    it('allows nothing to a page of another site', async () => {
      for (const origin of ['https://evil.example', 'null', `${clinic.origin}.evil.example`]) {
        const answer = await ask(origin, 'POST');
        assert.equal(answer.status, 403);
        assert.equal(answer.headers.get('Access-Control-Allow-Headers'), null);
        assert.equal(answer.headers.get('Access-Control-Allow-Methods'), null);
        assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), null);
      }
    });

    it('allows nothing for a clinic that does not exist', async () => {
      const answer = await ask(clinic.origin, 'POST', 'nobody');
      assert.ok(answer.status >= 400, String(answer.status));
      assert.equal(answer.headers.get('Access-Control-Allow-Headers'), null);
    });

    it('allows a page of the clinic what the widgets send, to exactly its origin and with cookies', async () => {
      for (const method of ['POST', 'DELETE', 'GET']) {
        const answer = await ask(clinic.origin, method);
        assert.equal(answer.status, 204);
        assert.equal(answer.text, '');
        assert.equal(answer.headers.get('Access-Control-Allow-Origin'), clinic.origin);
        assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), 'true');
        const methods = (answer.headers.get('Access-Control-Allow-Methods') ?? '').split(/,\s*/);
        assert.ok(methods.includes(method));
        const headers = (answer.headers.get('Access-Control-Allow-Headers') ?? '')
          .toLowerCase()
          .split(/,\s*/);
        assert.deepEqual(headers.toSorted(), [
          'authorization',
          'clinic-auth-tokens',
          'content-type',
          'dpop',
          'x-clinic-auth',
        ]);
        assert.match(answer.headers.get('Vary') ?? '', /\bOrigin\b/);
      }
    });

    it('may be remembered, but for no longer than two hours', async () => {
      const seconds = Number((await ask(clinic.origin, 'POST')).headers.get('Access-Control-Max-Age'));
      assert.ok(seconds > 0 && seconds <= 7200);
    });
  });
}
