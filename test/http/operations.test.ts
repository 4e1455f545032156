import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const [dialect] = databases();

describe('what operators and builders ask', () => {
  let door: FrontDoor;
  before(async () => {
    door = await openFrontDoor(dialect);
  });
  after(() => door.close());

  const get = (path: string) =>
    door
      .browser()
      .open('x')
      .send({ method: 'GET', path, headers: { Origin: null } });
  const openApi = async () => JSON.parse((await get('/openapi.json')).text) as Document;
  const operations = async () =>
    Object.entries((await openApi()).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('/healthz and /readyz say that all is well', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const { status, text } = await get(path);
      assert.equal(status, 200);
      assert.deepEqual(JSON.parse(text), { status: 'ok' });
    }
  });

  it('/metrics is text that Prometheus reads, with the process and the front door in it', async () => {
    const clinic = await door.clinic();
    const page = door.browser().open(clinic.origin);
    await page.login(clinic.patient);
    await page.login(clinic.patient, { password: 'wrong' });
    const { headers, text } = await get('/metrics');
    assert.match(headers.get('Content-Type') ?? '', /^text\/plain; version=/);
    assert.match(text, /^clinic_auth_logins_total\{outcome="logged-in"\} 1$/m);
    assert.match(text, /^clinic_auth_logins_total\{outcome="wrong-credentials"\} 1$/m);
    assert.match(text, /^clinic_auth_passwords_waiting 0$/m);
    assert.match(text, /^process_cpu_seconds_total \d/m);
    for (const line of text.split('\n')) assert.match(line, /^(#.*|[a-z_0-9]+(\{[^}]*\})? \S+|)$/);
  });

  it('/metrics names routes by their pattern, so that nobody can fill it with made-up addresses', async () => {
    for (let index = 0; index < 5; index += 1) {
      await get(`/v1/clinics/made-up-${index}/session`);
      await get(`/made-up-${index}`);
    }
    const { text } = await get('/metrics');
    assert.ok(!text.includes('made-up'));
    assert.match(text, /route="\/v1\/clinics\/:clinic\/session"/);
  });

  it('/openapi.json is OpenAPI 3.1', async () => {
    const { openapi, info } = await openApi();
    assert.match(openapi, /^3\.1\.\d+$/);
    assert.ok(info.title.length > 0 && info.version.length > 0);
  });

  it('/openapi.json has every call in it, and no other', async () => {
    const described = (await operations()).map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    const routes = door.node.app.routes
      .filter(
        ({ method, path }) =>
          method !== 'ALL' && /^\/((api\/)?v1\/[^*]+|feeds\/[^*]+|healthz|readyz|metrics)$/.test(path),
      )
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
    assert.deepEqual([...new Set(described)].toSorted(), [...new Set(routes)].toSorted());
    assert.ok(described.includes('POST /v1/clinics/{clinic}/login'));
  });

  it('/openapi.json says of every call what it does and what it answers', async () => {
    for (const { path, method, operation } of await operations()) {
      assert.ok(operation.summary, `${method} ${path}`);
      const responses = Object.entries(operation.responses);
      assert.ok(responses.length > 0, `${method} ${path}`);
      for (const [status, { description }] of responses) {
        assert.match(status, /^[1-5]\d\d$/);
        assert.ok(description.length > 0, `${method} ${path} ${status}`);
      }
    }
  });

  it('/openapi.json declares every parameter that stands in an address (OpenAPI 3.1, "Path Templating")', async () => {
    for (const { path, method, operation } of await operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter(
        ({ in: place, required }) => place === 'path' && required,
      );
      assert.deepEqual(
        declared.map(({ name }) => name),
        named,
        `${method} ${path}`,
      );
    }
  });

  it('/openapi.json says what the login takes', async () => {
    const login = (await openApi()).paths['/v1/clinics/{clinic}/login']?.['post'];
    const body = JSON.stringify(login?.requestBody?.content['application/json']?.schema);
    for (const field of ['username', 'password']) assert.ok(body.includes(`"${field}"`), body);
    for (const status of ['200', '400', '401', '403', '413', '415', '429', '503']) {
      assert.ok(login?.responses[status], status);
    }
  });

  it('/openapi.json refers to nothing that is not there', async () => {
    const { text } = await get('/openapi.json');
    const document = JSON.parse(text) as unknown;
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer.split('/').reduce<unknown>((place, key) => {
        return typeof place === 'object' && place !== null ? Reflect.get(place, key) : undefined;
      }, document);
      assert.notEqual(found, undefined, pointer);
    }
  });

  it('what is described is what is answered: all kinds of login answers are in it', async () => {
    const clinic = await door.clinic();
    const page = door.browser().open(clinic.origin);
    const statuses = new Set<number>();
    for (let tries = 0; tries < 6; tries += 1)
      statuses.add((await page.login(clinic.owner, { password: 'x' })).status);
    statuses.add((await page.login(clinic.patient)).status);
    const login = (await openApi()).paths['/v1/clinics/{clinic}/login']?.['post'];
    assert.deepEqual(statuses, new Set([401, 429, 200]));
    for (const status of statuses) assert.ok(login?.responses[String(status)]);
  });
});
