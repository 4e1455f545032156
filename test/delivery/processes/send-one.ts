import process from 'node:process';
import { createSmtpChannel } from '../../../bff/delivery/smtp-channel.ts';
import type { SmtpServer } from '../../../bff/delivery/smtp-server-url.ts';
import { email, patient } from '../support/messages.ts';

/** Sends one email to the given server, and tells what came of it. */
const server = JSON.parse(process.argv[2] ?? '') as SmtpServer;
const channel = createSmtpChannel({ server, timeoutMs: 5000 });
const outcome = await channel.send(email(), patient);
channel.close();
process.send?.(outcome);
process.disconnect?.();
