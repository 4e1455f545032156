import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { until } from '../delivery/support/until.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const [dialect] = databases();

describe('news of sessions, over real connections', () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  let cookie: string;
  let port: number;
  const server = createServer();
  before(async () => {
    door = await openFrontDoor(dialect);
    clinic = await door.clinic();
    const listener = getRequestListener(door.node.app.fetch);
    server.on('request', (request, response) => void listener(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
    const browser = door.browser();
    await browser.open(clinic.origin).login(clinic.staff);
    cookie = browser.cookies.header(clinic.origin);
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await door.close();
  });

  const path = () => `/v1/clinics/${clinic.slug}/session/news`;
  const open = async (): Promise<IncomingMessage> => {
    const headers = { Origin: clinic.origin, Cookie: cookie };
    const request = get({ host: '127.0.0.1', port, path: path(), headers, agent: false });
    request.on('error', () => {});
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.on('error', () => {});
    response.resume();
    return response;
  };
  const leave = (all: readonly IncomingMessage[]) => {
    for (const each of all) each.destroy();
  };
  /** As many as one session may hold at once: they fit only where none is left behind. */
  const openAll = async (what: string): Promise<readonly IncomingMessage[]> => {
    let all: readonly IncomingMessage[] = [];
    await until(what, async () => {
      leave(all);
      all = await Promise.all(Array.from({ length: 20 }, open));
      return all.every(({ statusCode }) => statusCode === 200);
    });
    return all;
  };

  it('free their places when pages go, even before the answer has begun', async () => {
    leave(await openAll('there is room'));
    const request = `GET ${path()} HTTP/1.1\r\nHost: x\r\nOrigin: ${clinic.origin}\r\nCookie: ${cookie}\r\n\r\n`;
    for (let times = 0; times < 60; times += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(request, () => (times % 2 ? socket.destroy() : socket.resetAndDestroy()));
      await once(socket, 'close');
    }
    leave(await openAll('none of these holds a place'));
  });

  it('are closed by the server when the session is over', async () => {
    const streams = await openAll('there is room');
    const refused = await open();
    assert.equal(refused.statusCode, 503);
    const ends = streams.map((stream) => once(stream, 'close'));
    await door.node.database.db.deleteFrom('session').where('clinicId', '=', clinic.id).execute();
    await door.node.news.look();
    await Promise.all(ends);
    assert.ok(streams.every(({ complete }) => complete));
  });
});
