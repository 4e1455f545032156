import type { AuthClient } from './auth-client.ts';
import { watchActivity } from './activity.ts';
import { AutomaticSignOut } from './automatic-sign-out.ts';
import { reportActivity } from './report-activity.ts';
import { SessionNewsLine } from './session-news.ts';
import { forgetActivity, recallActivity, shareActivity } from './shared-activity.ts';
import { SignOutDialog } from '../ui/sign-out-dialog.ts';

/**
 * Looks after the session for as long as the page lives: reports what the person does, signs out when nobody does
 * anything (product rule 29), and hears of what happens to the session elsewhere (rule 28). A module of its own,
 * because only pages on which somebody is logged in need it.
 */
export function watchSession(client: AuthClient): void {
  const dialog = new SignOutDialog(client, {
    stay: () => report(),
    logOut: () => client.logOut(),
  });
  const signOut = new AutomaticSignOut(client, dialog);
  const news = new SessionNewsLine(client, {
    sessions: () => client.dispatchEvent(new Event('sessions')),
    ended: () => client.tellSession(null, null),
  });

  /** When this page last reported activity, for where no storage is open to it: ms since the epoch. */
  let ownReportAt = -Infinity;

  /** Tells the server, and the other tabs where they may be warning already. */
  const report = async (): Promise<boolean> => {
    // On waking from sleep, the first touch must not come before the clock.
    signOut.look();
    const { session } = client;
    if (!session) return true;
    const isNear = signOut.isNear;
    const reportedAt = Date.now();
    ownReportAt = reportedAt;
    shareActivity(client, session, { reportedAt, idleEndsAt: null });
    const { problem } = await reportActivity(client);
    const after = client.session;
    if (after && !problem) {
      const idleEndsAt = after.idleEndsAt === null ? null : Date.parse(after.idleEndsAt);
      shareActivity(client, after, { reportedAt, idleEndsAt });
      if (isNear) client.tellSession(after, null);
      signOut.look();
    }
    return problem === null;
  };

  let watched = '';
  let stopActivity = (): void => undefined;
  const follow = (): void => {
    const { session } = client;
    const now = session ? session.profile.id + session.loggedInAt : '';
    if (now === watched) {
      signOut.look();
      return;
    }
    if (watched) {
      signOut.stop();
      news.stop();
      stopActivity();
    }
    watched = now;
    if (!session) {
      signOut.explain();
      forgetActivity(client);
      return;
    }
    const loggedInAt = Date.parse(session.loggedInAt);
    stopActivity = watchActivity({
      reportedAt: () => Math.max(ownReportAt, recallActivity(client, session)?.reportedAt ?? loggedInAt),
      isUrgent: () => signOut.isNear,
      isAnswer: (target) => dialog.holds(target),
      report: () => void report(),
    });
    news.start();
    signOut.start();
  };
  client.addEventListener('change', follow);
  follow();
}
