import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { serve, type ServerType } from '@hono/node-server';
import type { SessionCodeAnswer, SessionToldAnswer } from '../../bff/contract/index.ts';
import { apiScopes } from '../../bff/domain/api-key.ts';
import { examples } from '../../bff/http/practice-examples.ts';
import * as schemas from '../../bff/http/practice-schemas.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { createPracticeSystem, makeTestKey, profilesIn, removalsIn, visitsIn } from '../support/practice.ts';

interface Media {
  readonly 'application/json': { readonly schema: object; readonly example?: object };
}

interface Operation {
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly description?: string;
  readonly requestBody?: { readonly required: boolean; readonly content: Media };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Media }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
}

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

/** The commands in the README's section for whoever connects a practice system, in order, by the path they call. */
function readCommands(): readonly (readonly [path: string, command: string])[] {
  const [, section = ''] = README.split("### The clinic's practice system");
  const [own = ''] = section.split(/^## /m);
  return [...own.matchAll(/^```sh\n(curl [^`]*)^```$/gm)].map(([, command = '']) => [
    /maple-street(\S+)/.exec(command)?.[1] ?? '',
    command,
  ]);
}

const [dialect] = databases();

describe('what those who connect a practice system read', () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  let key: string;
  let document: Document;
  let server: ServerType;
  let address: string;
  before(async () => {
    door = await openFrontDoor(dialect);
    clinic = await door.clinic({ slug: 'maple-street', timeZone: 'America/Vancouver' });
    ({ key } = await makeTestKey(door.node, door.clock, clinic, { scopes: apiScopes }));
    const page = door.browser().open(clinic.origin);
    document = JSON.parse((await page.get('/openapi.json')).text) as Document;
    address = await new Promise((resolve) => {
      server = serve({ fetch: door.node.app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
        resolve(`http://127.0.0.1:${info.port}`),
      );
    });
  });
  after(async () => {
    server.close();
    await door.close();
  });

  const API = '/api/v1/clinics/{clinic}';
  const operations = () =>
    Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/api/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
      );
  const codeOf = async () => {
    const page = door.browser().open(clinic.origin);
    await page.login(clinic.patient);
    const { text } = await page.post('/v1/clinics/maple-street/session/code', {});
    return (JSON.parse(text) as SessionCodeAnswer).code;
  };

  it('is all of it in /openapi.json', () => {
    assert.deepEqual(
      operations().map(({ method, path }) => `${method} ${path.replace(API, '')}`),
      [
        'put /profiles',
        'post /profiles/remove',
        'put /appointments',
        'post /appointments/remove',
        'post /session-codes/exchange',
      ],
    );
  });

  it('says for each call how to prove who one is, with examples and all that can go wrong', () => {
    const { practiceKey } = document.components.securitySchemes as Record<string, Record<string, string>>;
    assert.deepEqual([practiceKey?.type, practiceKey?.scheme], ['http', 'bearer']);
    for (const { path, operation } of operations()) {
      assert.deepEqual(operation.tags, ['practice'], path);
      assert.deepEqual(operation.security, [{ practiceKey: [] }], path);
      const body = operation.requestBody?.content['application/json'];
      assert.ok(operation.requestBody?.required && body?.example !== undefined, path);
      assert.match(JSON.stringify(body.schema), /"additionalProperties":false/, path);
      const answer = operation.responses['200']?.content?.['application/json'];
      assert.ok(answer?.example !== undefined, path);
      for (const status of ['400', '401', '403', '404', '413', '415', '429']) {
        assert.ok(operation.responses[status] !== undefined, `${path} ${status}`);
      }
    }
    const code = document.paths['/v1/clinics/{clinic}/session/code']?.post;
    assert.deepEqual(code?.tags, ['session']);
    assert.equal(code.security, undefined);
    assert.ok(code.responses['200']?.content?.['application/json'].example !== undefined);
  });

  it('has examples that are what the schemas say', () => {
    schemas.practiceProfilesRequest.parse(examples.profiles);
    schemas.practiceProfilesAnswer.parse(examples.profileResults);
    schemas.practiceRemovalRequest.parse(examples.removedProfiles);
    schemas.practiceRemovalAnswer.parse(examples.profileRemovals);
    schemas.practiceAppointmentsRequest.parse(examples.appointments);
    schemas.practiceAppointmentsAnswer.parse(examples.appointmentResults);
    schemas.practiceRemovalRequest.parse(examples.removedAppointments);
    schemas.practiceRemovalAnswer.parse(examples.appointmentRemovals);
    schemas.sessionCodeAnswer.parse(examples.sessionCode);
    schemas.sessionCodeExchangeRequest.parse(examples.sessionCodeExchange);
    schemas.sessionToldAnswer.parse(examples.sessionTold);
  });

  it('has examples that are answered as it says', async () => {
    const elsewhere = await door.clinic({ timeZone: 'America/Vancouver' });
    const own = await makeTestKey(door.node, door.clock, elsewhere, { scopes: apiScopes });
    const system = createPracticeSystem({ ...door.node, slug: elsewhere.slug, key: own.key });
    const withoutIds = (results: readonly object[]) =>
      results.map((result) => ('profileId' in result ? { ...result, profileId: '' } : result));
    const made = profilesIn(await system.put('/profiles', examples.profiles));
    assert.deepEqual(withoutIds(made), withoutIds(examples.profileResults.results));
    const booked = visitsIn(await system.put('/appointments', examples.appointments));
    assert.deepEqual(booked, examples.appointmentResults.results);
    const cancelled = removalsIn(await system.post('/appointments/remove', examples.removedAppointments));
    assert.deepEqual(cancelled, examples.appointmentRemovals.results);
    const removed = removalsIn(await system.post('/profiles/remove', examples.removedProfiles));
    assert.deepEqual(removed, examples.profileRemovals.results);
    assert.equal((await system.post('/session-codes/exchange', examples.sessionCodeExchange)).status, 410);
  });

  it('has commands in the README that do what it says, as they stand there', async () => {
    const commands = readCommands();
    assert.deepEqual(
      commands.map(([path]) => path),
      ['/profiles', '/appointments', '/appointments/remove', '/profiles/remove', '/session-codes/exchange'],
    );
    const env = { PATH: process.env.PATH, KEY: key, CODE: await codeOf() };
    const answers = [];
    for (const [, command] of commands) {
      const run = command.replace('https://BFF', address);
      answers.push((await promisify(execFile)('sh', ['-c', run], { env })).stdout);
    }
    const [made = '', booked = '', cancelled = '', removed = '', told = ''] = answers;
    const [noor, sam] = profilesIn({ text: made });
    assert.deepEqual([noor?.id, noor?.outcome], ['P-7001', 'created']);
    assert.deepEqual(sam, { id: 'P-7002', outcome: 'refused', reason: 'malformed', field: 'birthDate' });
    assert.deepEqual(visitsIn({ text: booked }), [{ id: 'A-2001', outcome: 'created' }]);
    assert.deepEqual(removalsIn({ text: cancelled }), [{ id: 'A-2001', outcome: 'removed' }]);
    assert.deepEqual(removalsIn({ text: removed }), [{ id: 'P-7001', outcome: 'removed' }]);
    assert.equal((JSON.parse(told) as SessionToldAnswer).profile.id, clinic.patient.profileId);
  });

  it('is called by servers of today, whose fetch looks like no browser’s', async () => {
    const { status } = await fetch(`${address}/api/v1/clinics/maple-street/profiles`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: '{"profiles":[]}',
    });
    assert.equal(status, 200);
  });
});
