import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestNode } from '../support/auth-node.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const CONNECTION = '192.0.2.50';
const WRONG = 'not the password of anybody';

/** With so many trusted proxies in front, this header and that connection make this client address. */
const table: readonly (readonly [hops: number, forwardedFor: string | null, address: string])[] = [
  [0, null, CONNECTION],
  [0, '203.0.113.1', CONNECTION],
  [0, '203.0.113.1, 203.0.113.2', CONNECTION],
  [1, null, CONNECTION],
  [1, '', CONNECTION],
  [1, '203.0.113.1', '203.0.113.1'],
  [1, 'forged, 203.0.113.1', '203.0.113.1'],
  [1, '127.0.0.1, 10.0.0.1, 203.0.113.1', '203.0.113.1'],
  [1, '203.0.113.9,203.0.113.1', '203.0.113.1'],
  [1, ' 203.0.113.1 ', '203.0.113.1'],
  [1, '203.0.113.1,', CONNECTION],
  [2, '203.0.113.1', CONNECTION],
  [2, '203.0.113.1, 10.0.0.1', '203.0.113.1'],
  [2, 'forged, 203.0.113.1, 10.0.0.1', '203.0.113.1'],
  [2, '198.51.100.1, 198.51.100.2, 203.0.113.1, 10.0.0.1', '203.0.113.1'],
  [2, '2001:db8::1, 10.0.0.1', '2001:db8::1'],
];

for (const dialect of databases()) {
  describe(`the address of a client, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let nodes: TestNode[];
    before(async () => {
      door = await openFrontDoor(dialect);
      nodes = [];
      for (const trustedProxyHops of [0, 1, 2]) nodes.push(await door.startNode({ trustedProxyHops }));
    });
    after(() => door.close());

    const browserBehind = (hops: number) => {
      const node = nodes[hops];
      assert.ok(node);
      return door.browser({ ...node, address: CONNECTION });
    };

    for (const [hops, forwardedFor, address] of table) {
      it(`is ${address} behind ${hops} trusted proxies, with X-Forwarded-For: ${forwardedFor}`, async () => {
        clinic = await door.clinic();
        const { username, password } = clinic.patient;
        const answer = await browserBehind(hops)
          .open(clinic.origin)
          .send({
            method: 'POST',
            path: `/v1/clinics/${clinic.slug}/login`,
            body: JSON.stringify({ username, password }),
            headers: {
              'Content-Type': 'application/json',
              'X-Clinic-Auth': '1',
              'X-Forwarded-For': forwardedFor,
              'X-Real-IP': '203.0.113.99',
              Forwarded: 'for=203.0.113.99',
              'CF-Connecting-IP': '203.0.113.99',
            },
          });
        assert.equal(answer.status, 200);
        const { db } = door.node.database;
        const row = db.selectFrom('session').select('address').where('clinicId', '=', clinic.id);
        assert.equal((await row.executeTakeFirstOrThrow()).address, address);
      });
    }

    for (const hops of [0, 1, 2]) {
      it(`cannot be changed from try to try by its client, behind ${hops} trusted proxies`, async () => {
        clinic = await door.clinic();
        const proxies = ['203.0.113.1', '10.0.0.1'].slice(0, hops);
        const statuses: number[] = [];
        for (let turn = 0; turn < 31; turn += 1) {
          const forwarded = [`198.51.100.${turn}`, ...proxies].join(', ');
          const answer = await browserBehind(hops)
            .open(clinic.origin)
            .send({
              method: 'POST',
              path: `/v1/clinics/${clinic.slug}/login`,
              body: JSON.stringify({ username: `guess-${turn}`, password: WRONG }),
              headers: {
                'Content-Type': 'application/json',
                'X-Clinic-Auth': '1',
                'X-Forwarded-For': forwarded,
              },
            });
          statuses.push(answer.status);
        }
        assert.equal(statuses.at(-1), 429);
        assert.equal(statuses.filter((status) => status === 401).length, 30);
      });
    }
  });
}
