import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../world.ts';
import { CLINIC, type SecureWorld } from './secure-world.ts';

/** The same person in a second browser: signs out everywhere else. */
export async function signOutFromElsewhere({ innerBffUrl, siteUrl }: SecureWorld): Promise<void> {
  const clinic = `${innerBffUrl}/v1/clinics/${CLINIC}`;
  const headers = { Origin: siteUrl, 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
  const login = await fetch(`${clinic}/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username: 'patient', password: DEMO_PASSWORD }),
  });
  const cookies = login.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const signOut = await fetch(`${clinic}/sessions/sign-out-others`, {
    method: 'POST',
    headers: { ...headers, Cookie: cookies.join('; ') },
    body: '{}',
  });
  const { sessions } = (await signOut.json()) as { sessions?: readonly unknown[] };
  assert.equal(sessions?.length, 1, 'the second browser’s own session alone is left');
}
