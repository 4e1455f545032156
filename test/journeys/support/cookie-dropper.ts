import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** What stands between browsers and a BFF and drops every cookie, so that each browser is one that keeps none. */
export interface CookieDropper {
  close(): Promise<void>;
}

/**
 * Starts it on loopback.
 *
 * @param port where browsers find it
 * @param bffPort where it finds the BFF
 */
export async function startCookieDropper(port: number, bffPort: number): Promise<CookieDropper> {
  const server = createServer((incoming, outgoing) => {
    const { method, url = '/' } = incoming;
    const sent = Object.entries(incoming.headers).filter(([name]) => name !== 'cookie');
    const headers = Object.fromEntries(sent);
    const onward = request({ host: '127.0.0.1', port: bffPort, path: url, method, headers }, (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => name !== 'set-cookie');
      outgoing.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
