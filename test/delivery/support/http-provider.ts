import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a provider's server got it. */
export interface GotRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A provider's server on this machine, which behaves as the test wants. */
export interface HttpProvider {
  readonly url: string;
  readonly requests: readonly GotRequest[];
  /** How many connections are open now. */
  openConnections(): Promise<number>;
  close(): Promise<void>;
}

/** How a provider answers one request; it may leave it unanswered. */
export type Answering = (response: ServerResponse, request: GotRequest) => void;

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answering {
  return (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** The ways in which a provider can be no help. */
export const unhelpful: Readonly<Record<'hangs' | 'trickles' | 'trickles-headers' | 'hangs-up', Answering>> =
  {
    hangs: () => {},
    trickles(response) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    },
    'trickles-headers'(response) {
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => response.socket?.write('X-More: yes\r\n'), 10);
      response.on('close', () => clearInterval(timer));
    },
    'hangs-up'(response) {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"id":');
      setImmediate(() => response.socket?.destroy());
    },
  };

/** Starts a provider that answers every request so. */
export async function startHttpProvider(answer: Answering): Promise<HttpProvider> {
  const requests: GotRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(request);
      answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    openConnections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
