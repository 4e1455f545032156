import { expect, fixture, html } from '@open-wc/testing';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { sampleSessions } from '../../demo/gallery/session-samples.ts';
import type { ClinicSessions } from '../../widgets/index.ts';
import '../../widgets/client/session-watch.ts';
import { announcements } from './support/announcements.ts';
import { useFakeNews } from './support/fake-news.ts';
import type { FakeNews } from './support/fake-news.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { alertText, buttonCalled, expectFocus, has, logIn, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { saidPolitely } from './support/way-in.ts';

function goodBff(count = 3): StandInBff {
  return standInBff(({ sessions, loggedIn }) => [
    ...sessions.works(sampleSessions(Date.now()).slice(0, count)),
    ...loggedIn(),
  ]);
}

async function widget(bff: StandInBff, lang = 'en'): Promise<ClinicSessions> {
  const place = await fixture<HTMLElement>(
    html`<div lang=${lang}><clinic-sessions bff=${bff.url} clinic="maple-street"></clinic-sessions></div>`,
  );
  return until('the widget', () => place.querySelector<ClinicSessions>('clinic-sessions:has(.ca-root)'));
}

/** Each row's words, one line each. */
function rows(place: Element): string[] {
  return [...place.querySelectorAll('.ca-session')].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
}

async function untilRows(place: Element, count: number): Promise<void> {
  await until(`${count} rows`, () => rows(place).length === count);
}

async function list(bff: StandInBff, count = 3, lang = 'en'): Promise<ClinicSessions> {
  const sessions = await widget(bff, lang);
  await untilRows(sessions, count);
  return sessions;
}

describe('<clinic-sessions>', () => {
  useStandIns();
  let news: FakeNews;
  beforeEach(() => {
    news = useFakeNews();
  });
  afterEach(() => {
    news.restore();
  });

  for (const lang of ['en', 'fr', 'es'] as const) {
    it(`passes axe in ${lang}, with the list, the question and the login form`, async () => {
      const sessions = await list(goodBff(), 3, lang);
      await expect(sessions).to.be.accessible();
      sessions.querySelector<HTMLElement>('.ca-for-all .ca-secondary')?.click();
      await until('the question', () => sessions.querySelector('.ca-question'));
      await expect(sessions).to.be.accessible();
      sessions.client.tellSession(null, null);
      await until('the form', () => sessions.querySelector('input[name="password"]'));
      await expect(sessions).to.be.accessible();
    });
  }

  it('says of each session what it is, this one first', async () => {
    const sessions = await list(goodBff());
    expect(rows(sessions)).to.deep.equal([
      'Firefox on Windows This session Address 203.0.113.24 Signed in 42 minutes ago Last active just now',
      'Safari on iOS Address 2001:db8:4a2c:19f0:8d3e:52ff:fe10:77ab Signed in yesterday Last active 1 hour ago Sign out',
      'An unknown browser Address 198.51.100.7 Signed in 5 days ago Last active 3 days ago Sign out',
    ]);
  });

  it('keeps the times current while the list is open', async () => {
    const timers = useFakeTimers();
    try {
      const sessions = await list(goodBff());
      timers.advance(120_000);
      await until('another time', () => rows(sessions)[0]?.includes('Signed in 44 minutes ago'));
      expect(rows(sessions)[0]).to.contain('Last active 2 minutes ago');
    } finally {
      timers.restore();
    }
  });

  it('signs out one session, says which, and keeps the keyboard’s place', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    const signOut = buttonCalled(sessions, 'Sign out');
    expect(document.getElementById(signOut.getAttribute('aria-describedby') ?? '')?.textContent).to.contain(
      'Safari on iOS',
    );
    signOut.focus();
    signOut.click();
    await untilRows(sessions, 2);
    expect(bff.asked).to.include('DELETE /v1/clinics/maple-street/sessions/session-2');
    await until('the words', () => saidPolitely(sessions) === 'Safari on iOS is signed out.');
    expectFocus(sessions.querySelector('.ca-heading'));
  });

  it('counts a session that was over already as signed out', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    bff.use([
      ...bff.answers.sessions.refuses('sessions/session-2', { code: 'not-found' }),
      ...bff.answers.sessions.works(sampleSessions(Date.now()).slice(0, 1)),
    ]);
    buttonCalled(sessions, 'Sign out').click();
    await untilRows(sessions, 1);
    expect(alertText(sessions)).to.equal('');
  });

  it('signs out everywhere else', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    buttonCalled(sessions, 'Sign out everywhere else').click();
    await untilRows(sessions, 1);
    await until('the words', () => saidPolitely(sessions) === 'You are signed out everywhere else.');
    expect(sessions.textContent).to.contain('You are not logged in anywhere else.');
    expect(bff.asked).to.include('POST /v1/clinics/maple-street/sessions/sign-out-others');
    expect(Boolean(sessions.client.session)).to.equal(true);
  });

  it('asks before it signs out everywhere, and then is the login form', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    const heard = announcements(document);
    buttonCalled(sessions, 'Sign out everywhere').click();
    await until('the question', () => sessions.querySelector('.ca-question'));
    expectFocus(sessions.querySelector('.ca-question-heading'));
    buttonCalled(sessions, 'Stay logged in').click();
    await until('the list', () => !has(sessions, '.ca-question'));
    expectFocus(buttonCalled(sessions, 'Sign out everywhere'));
    buttonCalled(sessions, 'Sign out everywhere').click();
    await until('the question', () => sessions.querySelector('.ca-question'));
    buttonCalled(sessions, 'Sign out everywhere').click();
    await untilHeading(sessions, 'Log in');
    heard.stop();
    expect(bff.asked).to.include('POST /v1/clinics/maple-street/sessions/sign-out-everywhere');
    expect(heard.lines).to.include('logged-out of maple-street');
    expect(sessions.textContent).not.to.contain('Firefox');
  });

  it('offers nothing to end elsewhere where there is nothing', async () => {
    const sessions = await list(goodBff(1), 1);
    expect(sessions.textContent).to.contain('You are not logged in anywhere else.');
    expect(sessions.textContent).not.to.contain('Sign out everywhere else');
    buttonCalled(sessions, 'Sign out everywhere');
  });

  it('lets go of a session that is signed out elsewhere, while the list is open', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    const connection = await until('the connection', () => news.open.at(-1));
    sessions.querySelectorAll<HTMLElement>('.ca-session button')[1]?.focus();
    bff.use(bff.answers.sessions.works(sampleSessions(Date.now()).slice(0, 2)));
    connection.send('sessions');
    await untilRows(sessions, 2);
    await until('the words', () => saidPolitely(sessions) === 'The list has changed.');
    expectFocus(sessions.querySelector('.ca-heading'));
  });

  it('tells of a problem, and lets the person try again', async () => {
    const bff = goodBff();
    bff.use(bff.answers.sessions.refuses('sessions', { code: 'internal' }));
    const sessions = await widget(bff);
    await until('the problem', () => alertText(sessions).startsWith('Something went wrong on our side.'));
    bff.use(bff.answers.sessions.works());
    buttonCalled(sessions, 'Try again').click();
    await untilRows(sessions, 3);
    expect(alertText(sessions)).to.equal('');
    expectFocus(sessions.querySelector('.ca-heading'));
  });

  it('keeps the list where a session could not be signed out', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    bff.use(bff.answers.sessions.refuses('sessions/sign-out-others', { code: 'internal' }));
    const heard = announcements(sessions);
    buttonCalled(sessions, 'Sign out everywhere else').click();
    await until('the problem', () => alertText(sessions).startsWith('Something went wrong on our side.'));
    heard.stop();
    expect(rows(sessions)).to.have.lengthOf(3);
    expect(heard.lines).to.deep.equal(['problem internal']);
  });

  it('is the login form while nobody is logged in, and the list once somebody is', async () => {
    const bff = standInBff(({ sessions, logInWorks }) => [...sessions.works(), ...logInWorks()]);
    const sessions = await widget(bff);
    await untilHeading(sessions, 'Log in');
    logIn(sessions);
    await untilRows(sessions, 3);
    expectFocus(sessions.querySelector('.ca-heading'));
  });

  it('leaves nothing of one person’s for another', async () => {
    const bff = goodBff();
    const sessions = await list(bff);
    bff.use(bff.answers.sessions.works(sampleSessions(Date.now()).slice(0, 1)));
    const profile = { ...sampleSession.profile, id: 'profile-9' };
    sessions.client.tellSession({ ...sampleSession, profile }, null);
    await untilRows(sessions, 1);
  });
});
