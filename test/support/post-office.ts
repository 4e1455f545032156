import { answerRecovery } from '../../bff/actions/answer-recovery.ts';
import { createPages } from '../../bff/actions/pages.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { startCourier } from '../../bff/delivery/courier.ts';
import { createDemoChannel } from '../../bff/delivery/demo-channel.ts';
import type { EmailMessage } from '../../bff/delivery/message.ts';
import { openPayload } from '../../bff/delivery/payload.ts';
import { until } from '../delivery/support/until.ts';
import { testKeys, type TestNode } from './auth-node.ts';
import type { HandClock } from './clock.ts';

/** A real courier on a node's database. It looks when it is told to, and what it sends can be read. */
export interface PostOffice {
  /** Has all that waits done and sent. Answers the emails that have left since it was last asked. */
  deliver(): Promise<readonly EmailMessage[]>;
  close(): Promise<void>;
}

/** Long enough for no test to see it. */
const NEVER_MS = 3_600_000;
const times = { sendLimitMs: 5000, leaseMs: 30_000, pollMs: NEVER_MS };

/** Opens one for a node with its own keys and pages. It logs where the node logs. */
export function openPostOffice(node: TestNode, clock: HandClock, keys = testKeys(1)): PostOffice {
  const { database, publicUrl, log } = node;
  const demo = createDemoChannel();
  const parts = { database, keys, clock: clock.now, random: systemRandom, pages: createPages(publicUrl) };
  const courier = startCourier(
    {
      ...parts,
      log,
      channels: { email: demo, sms: demo },
      mailFrom: 'no-reply@auth.bff.example',
      errands: { 'forgotten-login': (trx, place, data) => answerRecovery(parts, trx, place, data) },
      keepSent: true,
      count: () => {},
    },
    times,
  );
  const read = new Set<string>();

  const isWaiting = async (): Promise<boolean> => {
    const due = database.db.selectFrom('outbox').select('id').where('endedAt', 'is', null);
    return (await due.where('sendAfter', '<=', clock.now()).limit(1).execute()).length > 0;
  };
  const unread = async (): Promise<readonly EmailMessage[]> => {
    const sent = database.db.selectFrom('outbox').selectAll().where('ending', '=', 'sent');
    const rows = (await sent.orderBy('createdAt').execute()).filter(({ id }) => !read.has(id));
    return rows.map((row) => {
      read.add(row.id);
      const opened = openPayload(keys, row);
      if (opened.kind === 'unreadable') throw new Error('an email cannot be read with the keys of its node');
      return (opened.payload as { message: EmailMessage }).message;
    });
  };

  return {
    async deliver() {
      courier.nudge();
      await until('nothing waits in the outbox', async () => !(await isWaiting()));
      return unread();
    },
    close: () => courier.stop(1000),
  };
}

/** A link of an email: the words on it, the page it leads to, and the token in its fragment. */
export interface EmailLink {
  readonly label: string;
  readonly page: string;
  readonly token: string;
}

/** The links of an email that carry a token, in their order. */
export function linksIn({ text }: Pick<EmailMessage, 'text'>): readonly EmailLink[] {
  return [...text.matchAll(/^(.+?)\s?:\n(\S+)#token=([\w-]+)$/gm)].map(
    ([, label = '', page = '', token = '']) => ({ label, page, token }),
  );
}

/** The six digits of an email; throws where there are none. */
export function codeIn({ text }: Pick<EmailMessage, 'text'>): string {
  const [, code] = /^\D+ (\d{6})$/m.exec(text) ?? [];
  if (code === undefined) throw new Error('there is no code in this email');
  return code;
}
