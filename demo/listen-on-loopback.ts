import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

/** Something that listens. */
export interface Listening {
  /** Where browsers on this machine reach it, such as `http://localhost:5173`. */
  readonly url: string;
  /** Stops listening and ends what is still connected. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1, and on ::1 where there is such an address: browsers try both for `localhost`. Other
 * machines cannot reach it.
 *
 * @param fetch - answers the requests
 * @param port - the TCP port; 0 for any free one
 */
export async function listenOnLoopback(fetch: Hono['fetch'], port: number): Promise<Listening> {
  const first = await listen(fetch, port, '127.0.0.1');
  const taken = (first.address() as AddressInfo).port;
  const servers = [first];
  try {
    servers.push(await listen(fetch, taken, '::1'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // These two: the machine has no IPv6. Anything else, a port in use above all, is for the caller to know.
    if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
      await close(first);
      throw error;
    }
  }
  return {
    url: `http://localhost:${taken}`,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

async function listen(fetch: Hono['fetch'], port: number, hostname: string): Promise<ServerType> {
  const server = createAdaptorServer({ fetch });
  server.listen(port, hostname);
  // Rejects if `error` comes first.
  await once(server, 'listening');
  return server;
}

async function close(server: ServerType): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}
