import type { Channel, Message, SendOutcome } from './message.ts';

/** A provider gets this long for one message (rule 42; ASVS 13.2.6). */
export const SEND_LIMIT_MS = 5000;

/** What a channel threw, without its message: libraries quote recipients and texts in it. */
export interface SendFault {
  readonly name: string;
  readonly code: string | null;
}

/**
 * Sends one message and is back within the limit, whatever the provider does. The signal asks the channel to
 * drop its connection; the race does not rely on that, so one that trickles or ignores it holds nobody up.
 *
 * @param limits.limitMs how long the channel gets.
 * @param limits.cutOff aborted when the courier cannot wait any longer.
 * @param onFault told where a channel threw, which none should.
 */
export async function sendWithin<Carried extends Message>(
  channel: Channel<Carried>,
  message: Carried,
  { limitMs, cutOff }: { limitMs: number; cutOff: AbortSignal },
  onFault: (fault: SendFault) => void,
): Promise<SendOutcome> {
  const giveUp = new AbortController();
  const { promise: givenUp, resolve } = Promise.withResolvers<SendOutcome>();
  const end = (problem: 'timed-out' | 'stopped') => {
    resolve({ kind: 'failed', problem });
    giveUp.abort();
  };
  const stop = () => end('stopped');
  const timer = setTimeout(() => end('timed-out'), limitMs);
  cutOff.addEventListener('abort', stop, { once: true });
  try {
    if (cutOff.aborted) return { kind: 'failed', problem: 'stopped' };
    return await Promise.race([givenUp, guarded(channel, message, giveUp.signal, onFault)]);
  } finally {
    clearTimeout(timer);
    cutOff.removeEventListener('abort', stop);
  }
}

async function guarded<Carried extends Message>(
  channel: Channel<Carried>,
  message: Carried,
  signal: AbortSignal,
  onFault: (fault: SendFault) => void,
): Promise<SendOutcome> {
  try {
    return await channel.send(message, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    onFault({ name: error instanceof Error ? error.name : typeof error, code });
    return { kind: 'failed', problem: 'internal' };
  }
}
