import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';
import { answerProbe, PROBE_PATH } from './cookie-probe.ts';

/** Where requests for a host are handed on to. */
export interface Upstream {
  readonly host: string;
  /** Requests below this path alone, which is taken off them; left out: all that no other upstream takes. */
  readonly below?: string;
  /** On 127.0.0.1. */
  readonly port: number;
}

/** What the front has handed on, as it came from the browser and went back to it. */
export interface SeenRequest {
  /** Of the upstream. */
  readonly port: number;
  readonly method: string;
  /** As the upstream sees it, without its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly status: number;
  readonly answerHeaders: IncomingMessage['headers'];
}

/** What terminates TLS in front of the BFF and the clinic's site, as a reverse proxy does in life. */
export interface TlsFront {
  readonly port: number;
  /** Sets what stands behind it. */
  serve(upstreams: readonly Upstream[]): void;
  /** All that has been answered since the last time this was asked, in the order of the answers. */
  takeSeen(): readonly SeenRequest[];
  close(): Promise<void>;
}

/** Starts it on a free port of loopback. */
export async function startTlsFront({ key, certificate }: Certificate): Promise<TlsFront> {
  let upstreams: readonly Upstream[] = [];
  let seen: SeenRequest[] = [];

  const server = createServer({ key, cert: certificate }, (incoming, outgoing) => {
    const [host = ''] = (incoming.headers.host ?? '').split(':');
    const path = incoming.url ?? '/';
    if (path === PROBE_PATH) {
      answerProbe(incoming, outgoing);
      return;
    }
    const upstream = findUpstream(upstreams, host, path);
    if (!upstream) {
      outgoing.writeHead(502).end();
      return;
    }
    const below = path.slice(upstream.below?.length ?? 0);
    handOn(incoming, outgoing, { port: upstream.port, path: below }, (answer) => {
      const { method = '', headers } = incoming;
      const [plain = ''] = below.split('?');
      const { statusCode: status = 0, headers: answerHeaders } = answer;
      seen.push({ port: upstream.port, method, path: plain, headers, status, answerHeaders });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    serve: (newUpstreams) => (upstreams = newUpstreams),
    takeSeen: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function findUpstream(upstreams: readonly Upstream[], host: string, path: string): Upstream | undefined {
  const own = upstreams.filter((upstream) => upstream.host === host);
  return (
    own.find(({ below }) => below !== undefined && path.startsWith(`${below}/`)) ??
    own.find(({ below }) => below === undefined)
  );
}

function handOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { port, path }: { readonly port: number; readonly path: string },
  note: (answer: IncomingMessage) => void,
): void {
  const { method, headers, socket } = incoming;
  const all = { ...headers, 'x-forwarded-for': socket.remoteAddress };
  const onward = request({ host: '127.0.0.1', port, path, method, headers: all }, (answer) => {
    note(answer);
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  // Either end may go away at any time: a page is left, the BFF is restarted.
  onward.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end();
  });
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}
