import type { ListedProfile, ProfileActions, Role } from '../contract/index.ts';
import { may, type Permission } from './permissions.ts';
import { isStaff } from './role.ts';

/** What helping somebody takes: colleagues are helped by those who decide for the clinic. */
export function helpPermission(role: Role): Permission {
  return isStaff(role) ? 'help-colleagues' : 'help-patients';
}

/** What a profile's actions follow from, beside what is listed of it. */
export interface ActionFacts extends Pick<ListedProfile, 'role' | 'email' | 'username' | 'twoStep'> {
  /** It is the profile of whoever asks: one's own is for My Account, where other rules hold. */
  readonly isOwn: boolean;
  readonly sessions: number;
  readonly lockedForSeconds: number | null;
}

/** What somebody with this role may do with a profile, and what makes sense now. */
export function profileActions(role: Role, facts: ActionFacts): ProfileActions {
  const { isOwn, email, username, twoStep } = facts;
  const others = (permission: Permission): boolean => !isOwn && may(role, permission);
  const administers = others('administer-two-step');
  const helps = others(helpPermission(facts.role));
  return {
    sendWelcome: may(role, 'send-welcome-email') && username === null && email !== null,
    sendPasswordReset: may(role, 'send-password-reset-email') && username !== null && email !== null,
    endSessions: helps && facts.sessions > 0,
    unlock: helps && facts.lockedForSeconds !== null,
    pauseTwoStep: administers && twoStep === 'on',
    resumeTwoStep: administers && twoStep === 'paused',
    removeTwoStep: administers && (twoStep === 'on' || twoStep === 'paused'),
    seeEvents: may(role, 'see-events'),
    merge: others('merge-profiles'),
  };
}
