import process from 'node:process';
import { pino } from 'pino';
import { createKeyRing } from '../../../bff/crypto/key-ring.ts';
import { systemRandom } from '../../../bff/crypto/token.ts';
import { startCourier } from '../../../bff/delivery/courier.ts';
import { createDemoChannel } from '../../../bff/delivery/demo-channel.ts';
import { createSmtpChannel } from '../../../bff/delivery/smtp-channel.ts';
import { openTestDatabase } from '../../support/postgres.ts';

/** A courier in a process of its own with the keys of the tests, which sends by SMTP. Says `ready`; stops when it is told anything. */
const [url = '', port = '', sendLimitMs = '', leaseMs = ''] = process.argv.slice(2);
const database = await openTestDatabase({ url });
const server = { host: '127.0.0.1', port: Number(port), tls: 'none', user: null, password: null } as const;
const courier = startCourier(
  {
    database,
    keys: createKeyRing(new Map([[1, Buffer.alloc(32, 1)]])),
    random: systemRandom,
    clock: Date.now,
    log: pino({ level: 'error' }),
    mailFrom: 'no-reply@auth.example',
    channels: {
      email: createSmtpChannel({ server, timeoutMs: Number(sendLimitMs) }),
      sms: createDemoChannel(),
    },
    errands: { 'forgotten-login': async () => {} },
    keepSent: false,
    count: () => {},
  },
  { sendLimitMs: Number(sendLimitMs), leaseMs: Number(leaseMs), pollMs: 50 },
);
process.once('message', () => {
  void courier
    .stop(10_000)
    .then(() => database.close())
    .then(() => process.disconnect?.());
});
process.send?.('ready');
