import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../world.ts';
import { signOutFromElsewhere } from './elsewhere.ts';
import { type PageStorage, searchStorage } from './page-storage.ts';
import type { SecureWorld } from './secure-world.ts';
import { assertUseless } from './stolen-tokens.ts';
import type { SeenRequest } from './tls-front.ts';
import type { Visitor } from './visitor.ts';
import { waitUntil } from './wait-until.ts';
import { type HandedToken, tokensOf, type Way, wayOf } from './way.ts';

/** Who logs in, as the demo has them. */
export const NAME = 'Pat Rivers';

/** Fills the login form of the page that stands open, and sends it. */
export async function logIn(visitor: Visitor): Promise<void> {
  await visitor.fill('Username', 'patient');
  await visitor.fill('Password', DEMO_PASSWORD);
  await visitor.press('Log in');
}

/**
 * What everybody does, in any browser: logs in on the homepage, reloads, goes to another page of the site, is signed
 * out from elsewhere, logs in again and out.
 *
 * @returns the way in which the session travelled
 */
export async function walkThrough(visitor: Visitor, world: SecureWorld): Promise<Way> {
  const { siteUrl } = world;
  const seen: SeenRequest[] = [];
  const look = () => {
    const news = world.takeSeen();
    seen.push(...news);
    return news;
  };
  look();

  await visitor.open(`${siteUrl}/`);
  await visitor.seesButton('Log in');
  assert.deepEqual(askedForCookies(look()), [], 'a mere visit asks nothing about cookies');
  await logIn(visitor);
  await arrive(visitor, `${siteUrl}/account/`);
  await visitor.sees(`You are logged in as ${NAME}`);
  await visitor.reload();
  await visitor.sees(`You are logged in as ${NAME}`);
  await visitor.open(`${siteUrl}/`);
  await visitor.sees(`You are logged in as ${NAME}`);
  look();
  const way = wayOf(seen);
  await assertKeptSafe(await searchStorage(visitor), way, world, tokensOf(seen));

  await signOutFromElsewhere(world);
  await visitor.seesButton('Log in');
  await seesNobody(visitor);

  await logIn(visitor);
  await arrive(visitor, `${siteUrl}/account/`);
  await visitor.sees(`You are logged in as ${NAME}`);
  await visitor.press('Log out');
  await visitor.seesButton('Log in');
  // News of the end may be there a moment before the answer that takes the token away.
  await waitUntil('a browser without a session’s token', async () => {
    look();
    const sessions = tokensOf(seen).filter(({ name }) => name === 'session');
    const isAnswered = seen.some(({ method, status }) => method === 'DELETE' && status === 204);
    return (isAnswered && tokensAmong(await searchStorage(visitor), sessions).length === 0) || null;
  });
  await visitor.reload();
  await visitor.seesButton('Log in');
  await seesNobody(visitor);
  assert.deepEqual(look().filter(carriesSession), [], 'after logging out no session travels any more');
  assert.equal(wayOf(seen), way, 'the second login goes the way of the first');
  return way;
}

/** What the page’s own scripts find is of no use to them. */
async function assertKeptSafe(
  storage: PageStorage,
  way: Way,
  world: SecureWorld,
  tokens: readonly HandedToken[],
): Promise<void> {
  const found = tokensAmong(storage, tokens);
  if (way !== 'browser-key') {
    assert.ok(tokens.length > 0);
    assert.deepEqual(found, [], 'no script can read a token');
    assert.deepEqual(storage.keys, [], 'no key is made where cookies are kept');
    return;
  }
  assert.ok(found.length > 0, 'the tokens are in IndexedDB');
  const easy = `${storage.cookie} ${storage.plain ?? ''}`;
  assert.ok(!tokens.some(({ token }) => easy.includes(token)), 'and nowhere else');
  const secret = storage.keys.filter(({ type }) => type !== 'public');
  assert.ok(secret.length > 0, 'the key is in IndexedDB');
  assert.ok(
    secret.every(({ extractable, staysPut }) => !extractable && staysPut),
    'no key can be exported',
  );
  await assertUseless(world, found);
}

function tokensAmong(
  { cookie, plain, stored }: PageStorage,
  tokens: readonly HandedToken[],
): readonly string[] {
  const everything = [cookie, plain ?? '', ...(stored ?? [])].join('\n');
  return tokens.map(({ token }) => token).filter((token) => everything.includes(token));
}

const askedForCookies = (seen: readonly SeenRequest[]) =>
  seen.filter(({ path }) => path.endsWith('/cookies'));

const carriesSession = ({ headers }: SeenRequest) =>
  headers.authorization !== undefined || (headers.cookie ?? '').includes('clinic-session');

async function arrive(visitor: Visitor, url: string): Promise<void> {
  await waitUntil(`the page ${url}`, async () => (await visitor.address()) === url || null);
}

/** Nothing of the person is left on the screen. */
export async function seesNobody(visitor: Visitor): Promise<void> {
  assert.ok(!(await visitor.visibleText()).includes(NAME), 'nothing of the person is left on the screen');
}
