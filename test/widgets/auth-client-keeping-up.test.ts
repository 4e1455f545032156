import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { AuthClient } from '../../widgets/index.ts';
// What looks after a session is there before anybody does anything.
import '../../widgets/client/session-watch.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };
const activity = 'POST /v1/clinics/maple-street/session/activity';

async function loaded(bff: StandInBff, clinic = 'maple-street'): Promise<AuthClient> {
  const client = AuthClient.for({ bff: bff.url, clinic });
  await client.load();
  return client;
}

function reports(bff: StandInBff): number {
  return bff.asked.filter((call) => call === activity).length;
}

/** Puts the page out of sight or back into it, as the browser would. */
function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('AuthClient, keeping up', () => {
  useStandIns();
  afterEach(() => {
    Reflect.deleteProperty(document, 'hidden');
  });

  it('hears from other tabs, and asks the server instead of believing them', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    // Two clients with a line each, as two tabs have: one was told the clinic, the other found it out.
    const one = await loaded(bff);
    const other = await loaded(bff, '');
    expect(other.session).to.equal(null);
    await one.logIn(credentials);
    await until('the login', () => other.session);
    await other.logOut();
    await until('the logout', () => one.session === null);
    expect(bff.asked.filter((call) => call.startsWith('GET'))).to.have.lengthOf(4);
  });

  it('does not hear from another clinic', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const harbour = standInBff((answers) => answers.loggedOut());
    await loaded(harbour);
    const one = await loaded(bff);
    const line = new BroadcastChannel(`clinic-auth:${bff.url}:maple-street`);
    const told = new Promise((resolve) => {
      line.onmessage = resolve;
    });
    await one.logIn(credentials);
    await told;
    line.close();
    expect(harbour.asked).to.have.lengthOf(1);
  });

  it('says no more in its news than that there is some', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const client = await loaded(bff);
    const line = new BroadcastChannel(`clinic-auth:${bff.url}:maple-street`);
    const heard = new Promise<unknown>((resolve) => {
      line.onmessage = ({ data }: MessageEvent<unknown>) => {
        resolve(data);
      };
    });
    await client.logIn(credentials);
    expect(await heard).to.equal('session-changed');
    line.close();
  });

  it('asks again when the page comes back into sight after more than half a minute', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    await loaded(bff);
    const timers = useFakeTimers();
    try {
      setHidden(true);
      timers.advance(30_000);
      setHidden(false);
      expect(bff.asked).to.have.lengthOf(1);
      setHidden(true);
      timers.advance(30_001);
      setHidden(false);
      await until('the question', () => bff.asked.length === 2);
    } finally {
      timers.restore();
    }
  });

  it('asks again when the page is shown from the back/forward cache', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    await loaded(bff);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until('the question', () => bff.asked.length === 2);
  });

  it('reports what a person does, once a minute at most, and not what a script does', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const client = await loaded(bff);
    const timers = useFakeTimers();
    try {
      await sendKeys({ press: 'Shift' });
      expect(reports(bff)).to.equal(0);
      timers.advance(60_000);
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      await client.load();
      expect(reports(bff)).to.equal(0);
      await sendKeys({ press: 'Shift' });
      await until('the report', () => reports(bff) === 1);
      await sendMouse({ type: 'click', position: [5, 5] });
      timers.advance(59_999);
      await sendKeys({ press: 'Shift' });
      expect(reports(bff)).to.equal(1);
      timers.advance(1);
      await sendMouse({ type: 'click', position: [5, 5] });
      await until('the next report', () => reports(bff) === 2);
    } finally {
      timers.restore();
    }
  });

  it('reports nothing while nobody is logged in', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const client = await loaded(bff);
    await client.logOut();
    const asked = bff.asked.length;
    const timers = useFakeTimers();
    try {
      timers.advance(120_000);
      await sendKeys({ press: 'Shift' });
    } finally {
      timers.restore();
    }
    await client.load();
    expect(bff.asked.slice(asked)).to.deep.equal(['GET /v1/clinics/maple-street']);
  });
});
