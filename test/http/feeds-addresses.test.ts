import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { eraseProfile } from '../../bff/storage/erase-profile.ts';
import { askForFeed, type CalendarWay, feedIn, openCalendarWay, resetFeed } from '../support/calendars.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

for (const dialect of databases()) {
  describe(`the addresses of calendar feeds, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let way: CalendarWay;
    let clinic: StaffedClinic;
    /** A feed's address below the BFF's own, and the token in it. */
    let live: string;
    let token: string;
    let port: number;
    const server = createServer();
    before(async () => {
      door = await openFrontDoor(dialect);
      way = openCalendarWay(door);
      const listener = getRequestListener(door.node.app.fetch);
      server.on('request', (request, response) => void listener(request, response));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      ({ port } = server.address() as AddressInfo);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      live = new URL((await way.feed(clinic.patient)).url).pathname;
      token = /([\w-]{43})\.ics$/.exec(live)?.[1] ?? '';
      assert.equal(token.length, 43);
    });
    after(async () => {
      server.close();
      await door.close();
    });

    /** All that goes over the wire, as it is sent: nothing tidies the address up. */
    const onTheWire = async (address: string, method = 'GET', headers = ''): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        `${method} ${address} HTTP/1.1\r\nHost: bff.example\r\n${headers}Connection: close\r\n\r\n`,
      );
      const answer = await text(socket);
      return answer.replace(/^date: .*$/im, 'date: then').replaceAll(UUID, 'the id of this request');
    };

    it('are one and the same 404 on the wire wherever one is wrong, byte for byte', async () => {
      const other = await door.clinic();
      const revoked = await way.feed(clinic.staff);
      await resetFeed(await way.enter(clinic.staff), clinic);
      const flipped = token.replace(/[a-z]/i, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      );
      const at = (slug: string, file: string) => `/feeds/${slug}/${file}`;
      const wrong: Readonly<Record<string, string>> = {
        guessed: at(clinic.slug, `${'A'.repeat(43)}.ics`),
        revoked: new URL(revoked.url).pathname,
        'of another clinic': at(other.slug, `${token}.ics`),
        'of no clinic': at('no-clinic', `${token}.ics`),
        'with one letter in the other case': at(clinic.slug, `${flipped}.ics`),
        'all in capitals': live.toUpperCase(),
        'all in small letters': live.toLowerCase(),
        'with the clinic in capitals': at(clinic.slug.toUpperCase(), `${token}.ics`),
        'with its ending in capitals': at(clinic.slug, `${token}.ICS`),
        'without an ending': at(clinic.slug, token),
        'with a slash behind it': `${live}/`,
        'with an encoded slash behind it': `${live}%2F`,
        'with two slashes in it': at(clinic.slug, `/${token}.ics`),
        'with an encoded slash in it': `/feeds/${clinic.slug}%2F${token}.ics`,
        'encoded twice': at(clinic.slug, `${token}%252Eics`),
        'with a space behind it': `${live}%20`,
        'with a line break behind it': `${live}%0A`,
        'with a zero byte behind it': `${live}%00`,
        'with half an encoding': `${live}%`,
        'with bytes that are no text': at(clinic.slug, `%FF%FE.ics`),
        'with dots': at(clinic.slug, `x/../../${token}.ics`),
        'with letters that look alike': at(clinic.slug, `%D0%90${token.slice(1)}.ics`),
        'with a wildcard': at(clinic.slug, `${'%25'.repeat(43)}.ics`),
        'very long': at(clinic.slug, `${'A'.repeat(6000)}.ics`),
        empty: at(clinic.slug, '.ics'),
        nothing: '/feeds/',
      };
      const seen = new Map<string, string>();
      for (const [name, address] of Object.entries(wrong)) {
        const answer = await onTheWire(address);
        assert.match(answer, /^HTTP\/1\.1 404 /, `${name}: ${answer}`);
        seen.set(answer, `${seen.get(answer) ?? ''} ${name}`);
      }
      assert.equal(seen.size, 1, [...seen].map(([answer, names]) => `${names}\n${answer}`).join('\n\n'));
      assert.match(await onTheWire(live), /^HTTP\/1\.1 200 /);
    });

    it('are told apart by no other method, header or query either', async () => {
      const guessed = live.replace(token, 'A'.repeat(43));
      const revoked = new URL((await way.feed(clinic.staff)).url).pathname;
      await resetFeed(await way.enter(clinic.staff), clinic);
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT']) {
        for (const headers of [
          '',
          'If-None-Match: *\r\n',
          'Origin: https://evil.example\r\n',
          'Range: bytes=0-1\r\n',
        ]) {
          const answers = [guessed, revoked].map((address) => onTheWire(address, method, headers));
          const [one, other] = await Promise.all(answers);
          assert.equal(one, other, method);
          assert.doesNotMatch(one ?? '', /^HTTP\/1\.1 [25]/, method);
        }
      }
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        assert.equal(await onTheWire(live, method), await onTheWire(guessed, method), method);
      }
    });

    it('are one and the same 404 once the profile is removed', async () => {
      const leaver = await addPerson(door.registry, clinic, { role: 'patient', username: 'leaver' });
      await way.book(leaver, { id: 'visit-of-the-leaver' });
      const { url } = await way.feed(leaver);
      assert.equal((await way.fetch(url)).status, 200);
      const key = { clinicId: clinic.id, profileId: leaver.profileId };
      await door.node.database.db.transaction().execute((trx) => eraseProfile(trx, key));
      const guessed = await onTheWire(live.replace(token, 'A'.repeat(43)));
      assert.equal(await onTheWire(new URL(url).pathname), guessed);
    });

    it('answer HEAD with the headers of GET, and 304 to either where nothing is new', async () => {
      await way.book(clinic.patient, { id: 'visit' });
      const headersOf = (answer: string) => {
        const [, ...lines] = (answer.split('\r\n\r\n')[0] ?? '').split('\r\n');
        return lines
          .map((line) => line.toLowerCase())
          .filter((line) => !/^(date|content-length|transfer-encoding|connection):/.test(line))
          .toSorted();
      };
      const [get, head] = [await onTheWire(live), await onTheWire(live, 'HEAD')];
      assert.match(head, /^HTTP\/1\.1 200 /);
      assert.doesNotMatch(head, /VCALENDAR/);
      assert.deepEqual(headersOf(head), headersOf(get));
      const etag = /^etag: (.*)\r$/im.exec(get)?.[1] ?? '';
      for (const method of ['GET', 'HEAD']) {
        const answer = await onTheWire(live, method, `If-None-Match: ${etag}\r\n`);
        assert.match(answer, /^HTTP\/1\.1 304 /);
        assert.match(answer, /\r\n\r\n$/);
      }
      assert.match(
        await onTheWire(live, 'GET', `If-None-Match: ${etag.toLowerCase()}\r\n`),
        /^HTTP\/1\.1 200 /,
      );
    });

    // Nodes of one process would block each other at SQLite's one writer.
    it('are one at the end, however many resets there are at once, at two nodes', async () => {
      const second = dialect.name === 'postgres' ? await door.startNode() : door.node;
      const browser = door.browser();
      const here = browser.open(clinic.origin);
      await here.login(clinic.patient);
      const there = browser.with({ app: second.app }).open(clinic.origin);
      const answers = await Promise.all(
        Array.from({ length: 24 }, (_, index) => {
          const page = index % 2 ? here : there;
          return index % 6 === 5 ? askForFeed(page, clinic) : resetFeed(page, clinic);
        }),
      );
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      const shown = feedIn(await askForFeed(here, clinic)).url;
      const all = new Set([...answers.map((answer) => feedIn(answer).url), shown]);
      const living: string[] = [];
      for (const url of all) if ((await way.fetch(url)).status === 200) living.push(url);
      assert.deepEqual(living, [shown]);
      const { db } = door.node.database;
      const rows = await db
        .selectFrom('feed')
        .select('tokenHash')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', clinic.patient.profileId)
        .execute();
      assert.equal(rows.length, 1);
    });

    it('never serve the old address once a reset has been answered, whatever is being fetched', async () => {
      const second = dialect.name === 'postgres' ? await door.startNode() : door.node;
      const page = await way.enter(clinic.patient);
      const answered = { is: false };
      const late: number[] = [];
      const fetches = Array.from({ length: 60 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index / 2));
        const after = answered.is;
        const { app } = index % 2 ? door.node : second;
        const { status } = await app.request(live, { headers: { 'If-None-Match': '*' } });
        if (after) late.push(status);
      });
      const reset = resetFeed(page, clinic).then(() => {
        answered.is = true;
      });
      await Promise.all([...fetches, reset]);
      late.push((await second.app.request(live)).status);
      assert.deepEqual(new Set(late), new Set([404]));
    });
  });
}
