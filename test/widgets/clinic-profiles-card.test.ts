import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { auditEvents } from '../../bff/domain/audit-event.ts';
import { sampleStaff } from '../../demo/gallery/two-step-settings-samples.ts';
import { profilesEventsMessages } from '../../widgets/messages/profiles-events.ts';
import { announcements } from './support/announcements.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { buttonCalled, expectFocus, find, has, untilHeading } from './support/page.ts';
import { cardOf, deeds, facts, goTo, press, profilesWith, sentTo, wordsOf } from './support/profiles.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { saidPolitely } from './support/way-in.ts';

useStandIns();

describe('<clinic-profiles>, a card', () => {
  it('says what is known, the username in a green that can be read', async () => {
    const { widget } = await cardOf('profile-1');
    expectFocus(widget.querySelector('.ca-heading'));
    expect(facts(widget)).to.deep.equal({
      Username: 'robin.ellis',
      'Last login': '1 hour ago',
      'Logged in now': 'In 2 places',
      'Birth date': 'March 9, 1984',
      Email: 'robin.ellis@example.org',
      'Mobile phone': '+1 613 555 0177',
    });
    const { color } = getComputedStyle(find(widget, '.ca-facts .ca-username', HTMLElement));
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
    expect(green).to.be.greaterThan(2 * red);
    expect(green).to.be.greaterThan(1.5 * blue);
  });

  it('says that there is no username, that a welcome waits, that somebody never logged in', async () => {
    const { widget } = await cardOf('profile-20');
    const { Username, 'Last login': lastLogin, 'Welcome Email': welcome } = facts(widget);
    expect([Username, lastLogin, welcome]).to.deep.equal([
      'No username',
      'Never',
      'Sent 3 days ago, its link still works',
    ]);
    expect(has(widget, '.ca-facts .ca-username')).to.equal(false);
  });

  it('says until when 2-Step Verification is paused', async () => {
    const { widget } = await cardOf('profile-4');
    expect(facts(widget)['2-Step Verification']).to.match(/^Paused until \w+ \d+, 2\d{3} at /);
  });

  it('offers what whoever is logged in may do, and nothing else', async () => {
    const owner = await cardOf('profile-2');
    expect(deeds(owner.widget)).to.deep.equal({
      Emails: ['Send Password Reset Email'],
      '2-Step Verification': ['Pause', 'Remove'],
      Access: ['Unlock'],
    });
    const staff = await cardOf('profile-4', { viewer: sampleStaff });
    expect(deeds(staff.widget)).to.deep.equal({ Emails: ['Send Password Reset Email'] });
    expect(wordsOf(staff.widget)).not.to.contain('Recent events');
    const asked = staff.bff.asked.filter((line) => /events|duplicates/.test(line));
    expect(asked).to.deep.equal([]);
  });

  it('says why no email can go out', async () => {
    const { widget } = await cardOf('profile-30');
    expect(deeds(widget)).to.deep.equal({ Emails: [] });
    expect(wordsOf(widget.querySelector('.ca-deeds'))).to.contain(
      'There is no email address on this profile',
    );
  });

  it('keeps times and waits current while it is open', async () => {
    const timers = useFakeTimers();
    try {
      const { widget } = await cardOf('profile-2');
      expect(facts(widget)['Locked']).to.equal('Too many wrong tries. Has to wait 4 minutes.');
      timers.advance(121_000);
      await until('another wait', () => facts(widget)['Locked']?.includes('2 minutes'));
      timers.advance(2_700_000);
      await until('another time', () => facts(widget)['Last login'] === '2 hours ago');
      expect(facts(widget)).not.to.have.property('Locked');
    } finally {
      timers.restore();
    }
  });

  it('says that a profile is gone, and leads back', async () => {
    const { bff, widget } = await profilesWith();
    bff.use(bff.answers.profiles.refuses('profiles/profile-1', { code: 'not-found' }));
    const heard = announcements(widget);
    press(find(widget, '[data-way-to="profile-profile-1"]', HTMLElement));
    await until('the problem', () => wordsOf(widget).includes('This profile is not there any more.'));
    heard.stop();
    expect(heard.lines).to.include('problem not-found');
    expect(wordsOf(widget)).not.to.contain('Try again');
    find(widget, '.ca-back', HTMLElement).click();
    await untilHeading(widget, 'Profiles');
  });

  it('asks again for a card that could not be had', async () => {
    const { bff, widget } = await profilesWith();
    bff.use(bff.answers.profiles.refuses('profiles/profile-1', { code: 'internal' }));
    press(find(widget, '[data-way-to="profile-profile-1"]', HTMLElement));
    await until('the problem', () => wordsOf(widget).includes('Something went wrong on our side.'));
    bff.use(bff.answers.profiles.works());
    buttonCalled(widget, 'Try again').click();
    await until('the card', () => has(widget, '.ca-facts'));
  });

  it('tells what has happened, by whom, from where', async () => {
    const { widget } = await cardOf('profile-1');
    await until('the events', () => has(widget, '.ca-event'));
    expect([...widget.querySelectorAll('.ca-event')].map(wordsOf)).to.deep.equal([
      'Logged in 1 hour agoAddress 203.0.113.24Firefox on Windows',
      'Login failed: wrong password 1 hour agoAddress 203.0.113.24Firefox on Windows',
      'Password reset email sent by Sam Okafor yesterdayAddress 203.0.113.24Firefox on Windows',
      '2-Step Verification paused, for Priya Raman yesterdayAddress 203.0.113.24Firefox on Windows',
      'Password reset email sent, for somebody who is not there any more yesterdayAddress 203.0.113.24Firefox on Windows',
      'Profile changed by the clinic’s system 3 days agoAddress 198.51.100.7',
      'Profiles imported by the operator 40 days ago',
    ]);
  });

  it('has a sentence for every event of the audit log, and one for those of a newer server', async () => {
    for (const messages of Object.values(profilesEventsMessages)) {
      expect(Object.keys(messages.sentences).sort()).to.deep.equal([...auditEvents].sort());
    }
    const { bff, widget } = await profilesWith();
    const event = { by: null, actor: 'system', address: null, browser: '', system: 'Linux' };
    const events = [{ id: 'event-1', at: '2026-11-20T10:00:00Z', event: 'constructor', ...event }];
    bff.use([
      http.post(`${bff.url}/v1/clinics/:clinic/profiles/:profile/events`, () =>
        HttpResponse.json({ events, next: null }),
      ),
    ]);
    press(find(widget, '[data-way-to="profile-profile-1"]', HTMLElement));
    await until('the event', () =>
      wordsOf(widget.querySelector('.ca-event')).startsWith('Something was changed'),
    );
    expect(wordsOf(widget.querySelector('.ca-event'))).to.contain('A browser on Linux');
  });

  it('signs somebody out everywhere, after asking', async () => {
    const { bff, widget } = await cardOf('profile-1');
    await goTo(widget, 'Sign out everywhere', 'Sign out everywhere?');
    expectFocus(widget.querySelector('.ca-heading'));
    expect(wordsOf(widget)).to.contain('Robin Ellis will be logged out on every device');
    buttonCalled(widget, 'Cancel').click();
    await untilHeading(widget, 'Robin Ellis');
    expectFocus(buttonCalled(widget, 'Sign out everywhere'));
    await goTo(widget, 'Sign out everywhere', 'Sign out everywhere?');
    buttonCalled(widget, 'Sign out everywhere').click();
    await untilHeading(widget, 'Robin Ellis');
    expect(saidPolitely(widget)).to.equal('Robin Ellis is signed out everywhere.');
    expect(facts(widget)['Logged in now']).to.equal('Nowhere');
    expectFocus(widget.querySelector('.ca-heading'));
    expect(await sentTo(bff, 'profiles/profile-1/end-sessions')).to.deep.equal([{}]);
  });

  it('lets somebody try again at once', async () => {
    const { widget } = await cardOf('profile-2');
    press(buttonCalled(widget, 'Unlock'));
    await until('the words', () => saidPolitely(widget) === 'Alex Moreau can try again at once.');
    expect(facts(widget)).not.to.have.property('Locked');
    expect(deeds(widget)).not.to.have.property('Access');
  });
});
