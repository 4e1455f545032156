import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import type { EmailChannel } from '../../bff/delivery/message.ts';
import { sendWithin } from '../../bff/delivery/send-within.ts';
import { createSmtpChannel } from '../../bff/delivery/smtp-channel.ts';
import { email, patient } from './support/messages.ts';
import { startSmtpSink } from './support/smtp-sink.ts';
import { until } from './support/until.ts';

/**
 * The server's side of an SMTP session in its simplest form.
 *
 * @param onMessage what to say to a message that has come in whole; null: hang up.
 */
function holdDialogue(socket: Socket, onMessage: () => string | null): void {
  let [heard, inData] = ['', false];
  socket.write('220 ready\r\n');
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
    if (inData && heard.endsWith('\r\n.\r\n')) {
      [heard, inData] = ['', false];
      const said = onMessage();
      if (said === null) socket.destroy();
      else socket.write(`${said}\r\n`);
    } else if (!inData && heard.endsWith('\r\n')) {
      inData = heard.startsWith('DATA');
      heard = '';
      socket.write(inData ? '354 go on\r\n' : '250 fine\r\n');
    }
  });
}

describe('the SMTP channel, with servers that are no help', () => {
  const cleanUps: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  });

  const open = (port: number, timeoutMs = 5000): EmailChannel => {
    const server = { host: '127.0.0.1', port, tls: 'none', user: null, password: null } as const;
    const channel = createSmtpChannel({ server, timeoutMs });
    cleanUps.push(() => channel.close());
    return channel;
  };
  /** A server that is no SMTP server: it does with each connection what the test says. */
  const startRaw = async (onConnection: (socket: Socket) => void) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
      onConnection(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    });
    return { port: (server.address() as AddressInfo).port, sockets };
  };

  for (const when of ['the message', 'each message of a connection that has carried one'] as const) {
    it(`hands the mail over once only, where the server takes ${when} and hangs up without a word`, async () => {
      let taken = 0;
      const goodOnes = when === 'the message' ? 0 : 1;
      const { port } = await startRaw((socket) => {
        holdDialogue(socket, () => {
          taken += 1;
          return taken > goodOnes ? null : '250 taken';
        });
      });
      const channel = open(port);
      if (goodOnes === 1) assert.equal((await channel.send(email(), patient)).kind, 'sent');
      assert.deepEqual(await channel.send(email(), patient), { kind: 'failed', problem: 'unreachable' });
      assert.equal(taken, goodOnes + 1);
    });
  }

  const silent: readonly [string, (socket: Socket) => void][] = [
    ['says nothing', () => {}],
    [
      'trickles its greeting',
      (socket) => {
        const timer = setInterval(() => socket.write('220-one moment\r\n'), 10);
        socket.on('close', () => clearInterval(timer));
      },
    ],
    [
      'trickles its answer, byte by byte',
      (socket) => {
        socket.write('220 hello\r\n');
        socket.once('data', () => {
          const timer = setInterval(() => socket.write('2'), 10);
          socket.on('close', () => clearInterval(timer));
        });
      },
    ],
  ];
  for (const [name, onConnection] of silent) {
    it(`is back in time from a server that ${name}, and hangs up on it`, async () => {
      const { port, sockets } = await startRaw(onConnection);
      const channel = open(port);
      const cutOff = new AbortController().signal;
      const startedAt = performance.now();
      const outcome = await sendWithin(channel, email(), { limitMs: 200, cutOff }, () =>
        assert.fail('threw'),
      );
      assert.ok(performance.now() - startedAt < 3000, 'it took longer than its limit');
      assert.deepEqual(outcome, { kind: 'failed', problem: 'timed-out' });
      await until('the connection is closed', () => sockets.size === 0);
    });
  }

  it('does not let one stuck send hold up the others', async () => {
    let connections = 0;
    const sink = await startSmtpSink();
    cleanUps.push(() => sink.close());
    const { port } = await startRaw((socket) => {
      connections += 1;
      if (connections === 1) return;
      const through = connect(sink.port, '127.0.0.1');
      through.on('error', () => {});
      socket.pipe(through).pipe(socket);
      socket.on('close', () => through.destroy());
    });
    const channel = open(port);
    const cutOff = new AbortController().signal;
    const limits = { limitMs: 2000, cutOff };
    const stuck = sendWithin(channel, email(), limits, () => assert.fail('threw'));
    await until('the first has connected', () => connections === 1);
    const second = await sendWithin(channel, email(), limits, () => assert.fail('threw'));
    assert.equal(second.kind, 'sent');
    assert.equal((await stuck).kind, 'failed');
  });

  it('gives up by itself on a server that says nothing', async () => {
    const { port } = await startRaw(() => {});
    assert.deepEqual(await open(port, 150).send(email(), patient), {
      kind: 'failed',
      problem: 'timed-out',
    });
  });
});
