import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmailChannel, EmailMessage, SendOutcome } from '../../bff/delivery/message.ts';
import { SEND_LIMIT_MS, sendWithin, type SendFault } from '../../bff/delivery/send-within.ts';
import { email } from './support/messages.ts';

const noFault = (fault: SendFault) => assert.fail(`the channel threw ${fault.name}`);
const never = new Promise<SendOutcome>(() => {});

function channel(send: (message: EmailMessage, signal: AbortSignal) => Promise<SendOutcome>): EmailChannel {
  return { name: 'demo', send, close() {} };
}

describe('the limit of one send', () => {
  it('is 5 seconds (rule 42)', () => assert.equal(SEND_LIMIT_MS, 5000));

  it('lets an answer through that comes in time', async () => {
    const quick = channel(async () => ({ kind: 'sent', providerId: 'p1' }));
    const cutOff = new AbortController().signal;
    const outcome = await sendWithin(quick, email(), { limitMs: 1000, cutOff }, noFault);
    assert.deepEqual(outcome, { kind: 'sent', providerId: 'p1' });
  });

  it('holds against a channel that ignores its signal', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let given: AbortSignal | undefined;
    const deaf = channel((_, signal) => {
      given = signal;
      return never;
    });
    const cutOff = new AbortController().signal;
    const sending = sendWithin(deaf, email(), { limitMs: SEND_LIMIT_MS, cutOff }, noFault);
    t.mock.timers.tick(SEND_LIMIT_MS - 1);
    assert.equal(given?.aborted, false);
    t.mock.timers.tick(1);
    assert.deepEqual(await sending, { kind: 'failed', problem: 'timed-out' });
    assert.equal(given.aborted, true);
  });

  it('is cut short where the courier cannot wait', async () => {
    const cutOff = new AbortController();
    const sending = sendWithin(
      channel(() => never),
      email(),
      { limitMs: 60_000, cutOff: cutOff.signal },
      noFault,
    );
    cutOff.abort();
    assert.deepEqual(await sending, { kind: 'failed', problem: 'stopped' });
  });

  it('begins nothing once the courier has been cut off', async () => {
    let begun = 0;
    const counting = channel(async () => {
      begun += 1;
      return { kind: 'sent' };
    });
    const cutOff = AbortSignal.abort();
    const outcome = await sendWithin(counting, email(), { limitMs: 1000, cutOff }, noFault);
    assert.deepEqual(outcome, { kind: 'failed', problem: 'stopped' });
    assert.equal(begun, 0);
  });

  it('makes a failure of what a channel throws, and tells no more of it than its kind', async () => {
    const faults: SendFault[] = [];
    const broken = channel(async () => {
      throw Object.assign(new TypeError('no mailbox patient@maple-street.example'), { code: 'EBUG' });
    });
    const cutOff = new AbortController().signal;
    const outcome = await sendWithin(broken, email(), { limitMs: 1000, cutOff }, (fault) =>
      faults.push(fault),
    );
    assert.deepEqual(outcome, { kind: 'failed', problem: 'internal' });
    assert.deepEqual(faults, [{ name: 'TypeError', code: 'EBUG' }]);
  });
});
