import type { Config } from '../config.ts';
import { createDemoChannel } from './demo-channel.ts';
import type { EmailChannel, SmsChannel } from './message.ts';
import { createResendChannel } from './resend-channel.ts';
import { SEND_LIMIT_MS } from './send-within.ts';
import { createSmtpChannel } from './smtp-channel.ts';
import { createTwilioChannel } from './twilio-channel.ts';

/** The ways out of this node. */
export interface Channels {
  readonly email: EmailChannel;
  /** Null: this operator sends no text messages, so nothing may be offered that needs them. */
  readonly sms: SmsChannel | null;
}

/** The channels that the operator configured; in demo mode the demo's own for those that are not. */
export function chooseChannels(
  { mode, mail, sms }: Pick<Config, 'mode' | 'mail' | 'sms'>,
  clock: () => number,
): Channels {
  const demo = createDemoChannel();
  const smsChannel = sms && createTwilioChannel({ account: sms, clock });
  return {
    email: emailChannel(mail, clock) ?? demo,
    sms: smsChannel ?? (mode === 'demo' ? demo : null),
  };
}

function emailChannel({ provider }: Config['mail'], clock: () => number): EmailChannel | null {
  switch (provider.kind) {
    case 'resend':
      return createResendChannel({ apiKey: provider.apiKey, clock });
    case 'smtp':
      return createSmtpChannel({ server: provider.server, timeoutMs: SEND_LIMIT_MS });
    case 'demo':
      return null;
  }
}
