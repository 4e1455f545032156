import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const every = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The routes of the front door, with the methods that each takes. HEAD goes wherever GET does. */
const routes: readonly (readonly [path: string, methods: readonly string[]])[] = [
  ['/healthz', ['GET']],
  ['/readyz', ['GET']],
  ['/metrics', ['GET']],
  ['/openapi.json', ['GET']],
  ['/v1/clinic', ['GET']],
  ['/v1/clinics/maple', ['GET']],
  ['/v1/clinics/maple/login', ['GET', 'POST', 'DELETE']],
  ['/v1/clinics/maple/login/second-step/code', ['POST']],
  ['/v1/clinics/maple/login/set-up/sms/code', ['POST']],
  ['/v1/clinics/maple/session', ['GET', 'DELETE']],
  ['/v1/clinics/maple/session/activity', ['POST']],
];

const nowhere = [
  '/',
  '/v1',
  '/v1/',
  '/v1/clinics',
  '/v2/clinics/maple/login',
  '/V1/clinics/maple/session',
  '/v1/clinics/maple/nothing',
  '/v1/clinics/maple/session/',
  '/v1/clinics/maple/session/x',
  '/healthz/',
  '/.env',
  '/openapi.json/x',
  '/dev/outbox',
];

const [dialect] = databases();

describe('methods and addresses', () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  let page: Page;
  before(async () => {
    door = await openFrontDoor(dialect);
    clinic = await door.clinic({ slug: 'maple' });
    page = door.browser().open(clinic.origin);
  });
  after(() => door.close());

  const send = (method: string, path: string) =>
    page.send({ method, path, headers: { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' } });

  for (const [path, methods] of routes) {
    for (const method of every.filter((each) => !methods.includes(each))) {
      it(`${method} ${path} is 405, and Allow names what is allowed`, async () => {
        const answer = await send(method, path);
        assert.equal(answer.status, 405);
        assert.equal(problemIn(answer).problem.code, 'method-not-allowed');
        const allowed = (answer.headers.get('Allow') ?? '').split(/,\s*/).filter((each) => each !== 'HEAD');
        assert.deepEqual(allowed.toSorted(), methods.toSorted());
      });
    }

    it(`${methods.join(' and ')} ${path} is neither 404 nor 405`, async () => {
      for (const method of methods) {
        assert.ok(![404, 405].includes((await send(method, path)).status), method);
      }
    });
  }

  it('are told apart by the quick one of the framework’s routers', async () => {
    await send('GET', '/healthz');
    assert.equal(door.node.app.router.name, 'SmartRouter + RegExpRouter');
  });

  for (const path of nowhere) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      it(`${method} ${path} is 404`, async () => {
        const answer = await send(method, path);
        assert.equal(answer.status, 404);
        assert.equal(problemIn(answer).problem.code, 'not-found');
      });
    }
  }

  it('HEAD answers as GET does, without a body', async () => {
    for (const path of ['/healthz', '/v1/clinics/maple']) {
      const [head, get] = [await send('HEAD', path), await send('GET', path)];
      assert.equal(head.status, get.status);
      assert.equal(head.text, '');
      assert.equal(head.headers.get('Content-Type'), get.headers.get('Content-Type'));
    }
  });

  it('TRACE and made-up methods get nothing', async () => {
    for (const method of ['PROPFIND', 'PURGE', 'get']) {
      const answer = await send(method, '/v1/clinics/maple/session');
      assert.ok(answer.status >= 400, `${method}: ${answer.status}`);
    }
  });
});
