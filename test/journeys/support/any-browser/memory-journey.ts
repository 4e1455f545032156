import assert from 'node:assert/strict';
import { browserKeyEnglish } from '../../../../widgets/messages/en/browser-key.ts';
import { signOutFromElsewhere } from './elsewhere.ts';
import { logIn, NAME, seesNobody } from './journey.ts';
import { searchStorage } from './page-storage.ts';
import type { SecureWorld } from './secure-world.ts';
import type { Visitor } from './visitor.ts';
import { type Way, wayOf } from './way.ts';

/**
 * What a person does whose browser keeps nothing at all for the page: logs in, is told that it lasts until the page is
 * left, is signed out from elsewhere, logs in again, out, in again, and leaves.
 *
 * @returns the way in which the session travelled
 */
export async function walkWithoutStorage(visitor: Visitor, world: SecureWorld): Promise<Way> {
  world.takeSeen();
  const home = `${world.siteUrl}/`;
  await visitor.open(home);
  await visitor.seesButton('Log in');
  await logInForNow(visitor);
  assert.equal(await visitor.address(), home, 'going on to My Account would log out');
  const { cookie, plain, stored } = await searchStorage(visitor);
  assert.deepEqual({ cookie, plain, stored }, { cookie: '', plain: null, stored: null });

  await signOutFromElsewhere(world);
  await visitor.seesButton('Log in');
  await seesNobody(visitor);

  await logInForNow(visitor);
  await visitor.press('Log out');
  await visitor.seesButton('Log in');
  await seesNobody(visitor);

  await logInForNow(visitor);
  const way = wayOf(world.takeSeen());
  await visitor.reload();
  await visitor.seesButton('Log in');
  await seesNobody(visitor);
  return way;
}

async function logInForNow(visitor: Visitor): Promise<void> {
  await logIn(visitor);
  await visitor.sees(`You are logged in as ${NAME}`);
  await visitor.sees(browserKeyEnglish.untilYouLeave);
}
