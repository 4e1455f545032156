import type { EmailPreviewAnswer } from '../contract/index.ts';
import { parseEmailAddress } from '../delivery/recipient.ts';
import { renderEmail } from '../delivery/templates/render-email.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { addressed, findWelcomed, type LinkWish, welcomeData } from './send-account-link.ts';

/** No link has this token: those are drawn from 256 bits. */
const PREVIEW_TOKEN = 'only-a-preview';

/**
 * The welcome as it would be sent, in the language of whom it is for, with a link that opens nothing. Nothing is sent,
 * stored or counted.
 *
 * Problems: those of `sendWelcome`, but for `throttled`.
 */
export async function previewWelcome(
  deps: Pick<Deps, 'database' | 'pages'>,
  wish: LinkWish & { readonly note: string | null },
): Promise<Attempt<EmailPreviewAnswer>> {
  const { clinic, note } = wish;
  const found = await findWelcomed(deps.database.db, wish);
  if (found.kind === 'problem') return found;
  const { profile, email } = found.result;
  const to = parseEmailAddress(email);
  if (to === null) return refuse({ code: 'no-email' });
  const { locale } = addressed(clinic, profile, email);
  const data = welcomeData(profile, note, deps.pages.link(clinic, 'set-up-account', PREVIEW_TOKEN));
  const { subject, text } = await renderEmail({ kind: 'welcome', locale, data }, clinic);
  return done({ to, subject, text });
}
