import type { Config } from '../config.ts';
import { createDemoChannel } from './demo-channel.ts';
import type { EmailChannel, SmsChannel } from './message.ts';
import { SEND_LIMIT_MS } from './send-within.ts';

/** The ways out of this node. */
export interface Channels {
  readonly email: EmailChannel;
  /** Null: this operator sends no text messages, so nothing may be offered that needs them. */
  readonly sms: SmsChannel | null;
}

/**
 * The channels that the operator configured; in demo mode the demo's own for those that are not. Only what
 * is used is loaded: each provider's library costs megabytes and start-up time.
 */
export async function chooseChannels(
  { mode, mail, sms }: Pick<Config, 'mode' | 'mail' | 'sms'>,
  clock: () => number,
): Promise<Channels> {
  const demo = createDemoChannel();
  return {
    email: (await emailChannel(mail, clock)) ?? demo,
    sms: (await smsChannel(sms, clock)) ?? (mode === 'demo' ? demo : null),
  };
}

async function emailChannel({ provider }: Config['mail'], clock: () => number): Promise<EmailChannel | null> {
  switch (provider.kind) {
    case 'resend': {
      const { createResendChannel } = await import('./resend-channel.ts');
      return createResendChannel({ apiKey: provider.apiKey, clock });
    }
    case 'smtp': {
      const { createSmtpChannel } = await import('./smtp-channel.ts');
      return createSmtpChannel({ server: provider.server, timeoutMs: SEND_LIMIT_MS });
    }
    case 'demo':
      return null;
  }
}

async function smsChannel(account: Config['sms'], clock: () => number): Promise<SmsChannel | null> {
  if (account === null) return null;
  const { createTwilioChannel } = await import('./twilio-channel.ts');
  return createTwilioChannel({ account, clock });
}
