import type { Channel, Message } from './message.ts';

/**
 * Sends nothing: in demo mode the courier keeps what was sent in the outbox table, where `/dev/outbox` reads
 * it, so that it is there after a restart too.
 */
export function createDemoChannel(): Channel<Message> {
  return {
    name: 'demo',
    async send() {
      return { kind: 'sent' };
    },
    close() {},
  };
}
