import type { SecuritySettingsAnswer, SecuritySettingsRequest } from '../../bff/contract/index.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome } from './outcome.ts';
import { isSecuritySettingsAnswer } from './security-settings-answers.ts';

/**
 * The clinic's security settings, and who works there with 2-Step Verification on, off or paused (product rule 35).
 *
 * Problems: `not-allowed`, `not-logged-in` (the client's session is null then), and those of `AuthClient.load`.
 */
export async function readSecuritySettings(
  client: AuthClient,
): Promise<AnswerOutcome<SecuritySettingsAnswer>> {
  return ask(client, 'GET', 'security-settings', undefined, isSecuritySettingsAnswer);
}

/**
 * Changes some of them.
 *
 * Problems: `wrong-password`, and those of {@link readSecuritySettings}.
 *
 * @param request - the own password, and the settings that change; what is left out stays
 */
export async function changeSecuritySettings(
  client: AuthClient,
  request: SecuritySettingsRequest,
): Promise<AnswerOutcome<SecuritySettingsAnswer>> {
  return ask(client, 'PATCH', 'security-settings', request, isSecuritySettingsAnswer);
}
