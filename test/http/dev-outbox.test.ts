import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SentMessage } from '../../bff/delivery/sent-messages.ts';
import { sendWelcomeEmail } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import { MINUTE } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`the demo's outbox, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openWayIn(dialect, { mode: 'demo' });
      clinic = await way.door.clinic({ name: '<script>alert(1)</script>' });
    });
    after(() => way.close());

    const get = (path: string, node = way.door.node) =>
      way.visit(clinic, node).send({ method: 'GET', path, headers: { Origin: null } });
    const list = async () => JSON.parse((await get('/dev/outbox')).text) as readonly SentMessage[];

    it('is empty before anything has left', async () => {
      assert.deepEqual(await list(), []);
      assert.match((await get('/dev/outbox/view')).text, /Nothing yet\./);
    });

    it('shows every email that would have gone out, newest first, in the shape that outside tests rely on', async () => {
      const [first, second] = [await way.member(clinic), await way.member(clinic)];
      const sentAt = way.door.clock.now();
      await way.help(first);
      way.door.clock.advance(MINUTE);
      await way.help(second);
      const messages = await list();
      assert.deepEqual(
        messages.map(({ to }) => to),
        [second.email, first.email],
      );
      assert.deepEqual(
        messages.map(({ at }) => at),
        [sentAt + MINUTE, sentAt].map((at) => new Date(at).toISOString()),
      );
      for (const message of messages) {
        assert.deepEqual(Object.keys(message), ['channel', 'to', 'subject', 'text', 'html', 'at']);
        assert.equal(message.channel, 'email');
        assert.match(message.subject, /^Get back into your account at /);
        assert.match(message.html, /^<!doctype html>/i);
        assert.equal(linksIn(message).length, 1);
      }
    });

    it('shows no request that found nobody, and nothing that has not left', async () => {
      const before = (await list()).length;
      await way.visit(clinic).post(`/v1/clinics/${clinic.slug}/recovery`, {
        identifier: 'nobody@home.example',
        locale: 'en',
      });
      assert.equal((await list()).length, before);
      await way.office.deliver();
      assert.equal((await list()).length, before);
    });

    it('can be looked at, and runs nothing of what is in the messages', async () => {
      const desk = way.visit(clinic);
      await desk.login(clinic.staff);
      const { profileId } = await way.newcomer(clinic, { givenName: '<img src=x onerror=alert(2)>' });
      await sendWelcomeEmail(desk, clinic, profileId, { note: '</iframe><script>alert(3)</script>' });
      await way.office.deliver();
      const { status, headers, text } = await get('/dev/outbox/view');
      assert.equal(status, 200);
      assert.match(headers.get('Content-Type') ?? '', /^text\/html/);
      assert.match(
        headers.get('Content-Security-Policy') ?? '',
        /^default-src 'none'; style-src 'unsafe-inline';/,
      );
      assert.doesNotMatch(text, /<script|<img src=x|<\/iframe><script/);
      assert.doesNotMatch(text, /allow-scripts|allow-same-origin/);
    });

    it("is no other site's to read", async () => {
      for (const headers of [{}, { Origin: 'https://evil.example' }, { Origin: clinic.origin }]) {
        const answer = await way.visit(clinic).send({ method: 'GET', path: '/dev/outbox', headers });
        assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
        assert.equal(answer.headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
        assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      }
    });

    it('does not exist outside the demo, though the same messages lie in the database', async () => {
      assert.notEqual((await list()).length, 0);
      const production = await way.door.startNode({ mode: 'production' });
      for (const path of [
        '/dev/outbox',
        '/dev/outbox/view',
        '/dev',
        '/dev/outbox/',
        '/DEV/outbox',
        '//dev/outbox',
      ]) {
        const answer = await get(path, production);
        assert.equal(answer.status, 404, path);
        assert.equal(problemIn(answer).problem.code, 'not-found');
      }
    });
  });
}
