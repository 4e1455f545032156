import { expect } from '@open-wc/testing';
import { AuthClient } from '../../widgets/index.ts';
import '../../widgets/client/session-watch.ts';
import { useFakeNews } from './support/fake-news.ts';
import type { FakeConnection, FakeNews } from './support/fake-news.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import type { FakeTimers } from './support/fake-timers.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { timedBff } from './support/timed-bff.ts';
import type { TimedBff } from './support/timed-bff.ts';
import { until } from './support/until.ts';

const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');

/** Puts the page out of sight or back into it, as the browser would. */
function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('news of sessions', () => {
  useStandIns();
  let timers: FakeTimers;
  let news: FakeNews;
  const tabs: AuthClient[] = [];
  const servers: TimedBff[] = [];
  const serve = (idleSeconds: number): TimedBff => {
    const bff = timedBff({ idleSeconds });
    servers.push(bff);
    return bff;
  };
  beforeEach(() => {
    timers = useFakeTimers();
    news = useFakeNews();
  });
  afterEach(() => {
    for (const bff of servers.splice(0)) bff.end();
    for (const client of tabs.splice(0)) client.tellSession(null, null);
    timers.restore();
    news.restore();
    Reflect.deleteProperty(document, 'hidden');
    if (locks) Object.defineProperty(Navigator.prototype, 'locks', locks);
  });

  /** Another tab of the same browser. */
  async function tab(bff: TimedBff): Promise<AuthClient> {
    const client = new AuthClient(bff.url, 'maple-street');
    tabs.push(client);
    await client.load();
    return client;
  }

  const connection = (): Promise<FakeConnection> => until('the connection', () => news.open.at(-1));
  const frames = async (): Promise<void> => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  };
  const questions = (bff: TimedBff): number => bff.asked.filter((call) => call.startsWith('GET')).length;

  it('come by one connection, with the cookie, however many tabs there are', async () => {
    const bff = serve(3600);
    for (let count = 0; count < 5; count++) await tab(bff);
    const { url, withCredentials } = await connection();
    await frames();
    expect(news.connections).to.have.lengthOf(1);
    expect([url, withCredentials]).to.deep.equal([`${bff.url}/v1/clinics/maple-street/session/news`, true]);
  });

  it('log every tab out at once when the session has ended', async () => {
    const bff = serve(3600);
    const five = [await tab(bff), await tab(bff), await tab(bff), await tab(bff), await tab(bff)];
    (await connection()).open();
    bff.end();
    news.open.at(-1)?.send('ended');
    await until('the logout everywhere', () => five.every(({ session }) => session === null));
    // Whoever waited for the lock may have had it for a moment.
    await until('the end of all connections', () => !news.open.length);
    expect(five.every(({ problem }) => problem === null)).to.equal(true);
  });

  it('of a changed list reach every tab', async () => {
    const bff = serve(3600);
    const heard = new Set<AuthClient>();
    for (let count = 0; count < 3; count++) {
      const client = await tab(bff);
      client.addEventListener('sessions', () => heard.add(client));
    }
    const source = await connection();
    await frames();
    source.send('sessions');
    await until('the news everywhere', () => heard.size === 3);
  });

  it('are asked for by nobody while nobody is logged in, or the page is out of sight', async () => {
    const bff = serve(3600);
    setHidden(true);
    const client = await tab(bff);
    await frames();
    expect(news.connections).to.have.lengthOf(0);
    setHidden(false);
    await connection();
    setHidden(true);
    expect(news.open).to.have.lengthOf(0);
    setHidden(false);
    await connection();
    await client.logOut();
    expect(news.open).to.have.lengthOf(0);
    setHidden(false);
    await frames();
    expect(news.open).to.have.lengthOf(0);
  });

  it('come by a connection of each page’s own where the browser knows no locks', async () => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined, configurable: true });
    const bff = serve(3600);
    await tab(bff);
    await tab(bff);
    await until('both', () => news.open.length === 2);
  });

  it('that cannot be had are replaced by asking, less and less often', async () => {
    const bff = serve(86_400);
    await tab(bff);
    (await connection()).fail();
    const at: number[] = [];
    let asked = questions(bff);
    for (let second = 0; second < 400; second++) {
      await frames();
      if (questions(bff) > asked) at.push(second);
      asked = questions(bff);
      for (const each of news.open) each.fail();
      timers.advance(1000);
    }
    const pauses = at.slice(1).map((second, index) => second - (at[index] ?? 0));
    expect(
      pauses.every((pause) => pause >= 5),
      pauses.join(),
    ).to.equal(true);
    expect(pauses.every((pause, index) => !index || pause >= (pauses[index - 1] ?? 0))).to.equal(true);
    expect(at.length).to.be.within(5, 8);
  }).timeout(40_000);

  it('that break off come again by another connection, and what was missed is looked up', async () => {
    const bff = serve(3600);
    const client = await tab(bff);
    let heard = 0;
    client.addEventListener('sessions', () => heard++);
    (await connection()).open();
    expect(heard).to.equal(0);
    news.open.at(-1)?.fail();
    timers.advance(5_000);
    const again = await connection();
    expect(news.connections).to.have.lengthOf(2);
    again.open();
    expect(heard).to.equal(1);
    timers.advance(3_000);
    expect(heard, 'the server has looked for the first time by then').to.equal(2);
  });

  it('come again soon after the network does, however long nothing could be had', async () => {
    const bff = serve(86_400);
    const { session } = bff;
    await tab(bff);
    bff.use(bff.answers.unreachable());
    (await connection()).fail();
    for (let second = 0; second < 100; second++) {
      await frames();
      timers.advance(1000);
    }
    expect(news.connections).to.have.lengthOf(1);
    if (session) bff.use(bff.answers.loggedIn(session));
    dispatchEvent(new Event('online'));
    await frames();
    timers.advance(5_000);
    await until('the connection', () => news.connections.length === 2);
  }).timeout(20_000);

  it('rest while the page is left, and come again with the Back button', async () => {
    await tab(serve(3600));
    await connection();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(news.open).to.have.lengthOf(0);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await connection();
  });

  it('are not needed to learn that the session is over: the server refuses, and is asked', async () => {
    const bff = serve(3600);
    const client = await tab(bff);
    const source = await connection();
    bff.end();
    source.fail();
    timers.advance(0);
    await until('the logout', () => client.session === null);
    expect(news.open).to.have.lengthOf(0);
  });

  it('say nothing of idleness, but where it was that, the page does', async () => {
    const bff = serve(300);
    const client = await tab(bff);
    const source = await connection();
    for (let second = 0; second < 298; second++) timers.advance(1000);
    await frames();
    bff.end();
    source.send('ended');
    expect(client.problem?.code).to.equal('signed-out-idle');
  });
});
