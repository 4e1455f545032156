import { endLogin } from '../storage/logins.ts';
import type { Deps } from './deps.ts';
import type { LoginCall, LoginOutcome } from './login-in-progress.ts';

/** Ends the login in progress, for somebody who goes back. Its counts of wrong codes stay with the profile. */
export async function leaveLogin(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { clinic, browser }: LoginCall,
): Promise<LoginOutcome> {
  const tokenHash = browser.loginTokenHash;
  if (tokenHash !== null) await endLogin(database.db, { clinicId: clinic.id, tokenHash }, clock());
  return { kind: 'over', problem: null };
}
