import { expect, fixture, html } from '@open-wc/testing';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { sampleOwner, sampleSecurity, strictSecurity } from '../../demo/gallery/security-settings-samples.ts';
import { sampleStaff } from '../../demo/gallery/two-step-settings-samples.ts';
import type { ClinicSecuritySettings } from '../../widgets/index.ts';
import { announcements } from './support/announcements.ts';
import { expectFocus, find, has, heading, logIn, untilHeading } from './support/page.ts';
import {
  box,
  calls,
  chooseIdle,
  idle,
  noteAt,
  press,
  securityBff,
  securityWidget,
  securityWith,
} from './support/security-settings.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { saidPolitely } from './support/way-in.ts';

function words(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function rows(widget: Element): string[] {
  return [...widget.querySelectorAll('.ca-setting-change')].map(words);
}

function sampleOf(widget: Element): string {
  return find(widget, 'output', HTMLOutputElement).textContent.trim();
}

describe('<clinic-security-settings>', () => {
  useStandIns();

  for (const [who, session, sentence] of [
    ['a patient', sampleSession, 'Everything of your own is in My Account.'],
    ['staff without full access', sampleStaff, 'please ask one of them.'],
  ] as const) {
    it(`tells ${who} kindly whom it is for, and asks the server nothing`, async () => {
      const { bff, widget } = await securityWith(undefined, session);
      expect(heading(widget)).to.equal('Security settings');
      expect(widget.textContent).to.contain(sentence);
      // One more call, so that any before it would have been heard of.
      await widget.client.load();
      expect(has(widget, 'form, button')).to.equal(false);
      expect(calls(bff)).to.deep.equal([]);
    });
  }

  it('is the login form while nobody is logged in, and the settings once an owner is', async () => {
    const bff = standInBff(({ securitySettings, logInWorks }) => [
      ...securitySettings.works(),
      ...logInWorks(sampleOwner),
    ]);
    const widget = await fixture<ClinicSecuritySettings>(
      html`<clinic-security-settings
        bff=${bff.url}
        clinic="maple-street"
        locale="en"
      ></clinic-security-settings>`,
    );
    await untilHeading(widget, 'Log in');
    expect(calls(bff)).to.deep.equal([]);
    logIn(widget, 'owner');
    await until('the form', () => has(widget, 'select'));
    expectFocus(widget.querySelector('.ca-heading'));
  });

  it('leaves nothing of one person’s for another, nor what they had chosen', async () => {
    const { bff, widget } = await securityWith();
    box(widget, 'twoStepEnforced').click();
    await press(widget, 'Next', 'Save these changes?');
    widget.client.tellSession(null, null);
    await untilHeading(widget, 'Log in');
    expect(widget.textContent).not.to.contain('Casey Nguyen');
    expect(has(widget, '[name="currentPassword"]')).to.equal(false);
    const profile = { ...sampleOwner.profile, id: 'profile-3', role: 'full-access' as const };
    widget.client.tellSession({ ...sampleOwner, profile }, null);
    await until('the form', () => has(widget, 'select'));
    expect(heading(widget)).to.equal('Security settings');
    expect(box(widget, 'twoStepEnforced').checked).to.equal(false);
    widget.client.tellSession(sampleStaff, null);
    await until('the words', () => widget.textContent.includes('please ask one of them'));
    expect(widget.textContent).not.to.contain('Casey Nguyen');
    expect(calls(bff)).to.deep.equal(['GET', 'GET']);
  });

  it('shows how things stand', async () => {
    const { widget } = await securityWith();
    expect(box(widget, 'twoStepEnforced').checked).to.equal(false);
    expect(box(widget, 'trustBrowserAllowed').checked).to.equal(true);
    expect(idle(widget).value).to.equal('3600');
    expect(box(widget, 'clinic').checked).to.equal(true);
    expect(widget.querySelectorAll('.ca-note')).to.have.lengthOf(0);
  });

  it('offers times from 5 minutes to 12 hours, off, and what the clinic has been set to', async () => {
    const { widget } = await securityWith(strictSecurity);
    expect([...idle(widget).options].map(({ label }) => label)).to.deep.equal([
      'Off',
      '5 minutes',
      '15 minutes',
      '30 minutes',
      '1 hour',
      '90 minutes',
      '2 hours',
      '4 hours',
      '8 hours',
      '12 hours',
    ]);
    expect(idle(widget).value).to.equal('5400');
    expect(box(widget, 'twoStepEnforced').checked).to.equal(true);
    expect(box(widget, 'trustBrowserAllowed').checked).to.equal(false);
    expect(box(widget, 'treatment').checked).to.equal(true);
  });

  it('says how many have 2-Step Verification on, off and paused, and who', async () => {
    const { widget } = await securityWith();
    const groups = [...widget.querySelectorAll('.ca-staff > li')].map((group) => [
      words(group.querySelector('.ca-staff-count')),
      ...[...group.querySelectorAll('.ca-staff-names li')].map(words),
    ]);
    expect(groups).to.deep.equal([
      ['Off: 2', 'Casey Nguyen', 'Olive Tremblay You'],
      ['Paused: 1', 'Sam Okafor'],
      ['On: 1', 'Farah Aziz'],
    ]);
  });

  it('says so where there is nobody, without a list to unfold', async () => {
    const { widget } = await securityWith({ ...sampleSecurity, staff: [] });
    expect([...widget.querySelectorAll('.ca-staff-count')].map(words)).to.deep.equal([
      'Off: 0',
      'Paused: 0',
      'On: 0',
    ]);
    expect(has(widget, 'details')).to.equal(false);
  });

  describe('says at once, and before anything is saved,', () => {
    it('what enforcing means for those who have none', async () => {
      const { bff, widget } = await securityWith();
      box(widget, 'twoStepEnforced').click();
      const note = await until('the note', () => noteAt(widget, '2-Step Verification'));
      expect(note).to.equal(
        'All staff have to use it from now on. 2 people have none yet. They set it up at their next login, ' +
          'before getting in. You are among them. Where it is paused, it stays paused until it resumes.',
      );
      box(widget, 'twoStepEnforced').click();
      await until('no note', () => !noteAt(widget, '2-Step Verification'));
      expect(calls(bff)).to.deep.equal(['GET']);
    });

    it('that nobody has to set anything up where everybody has', async () => {
      const staff = sampleSecurity.staff.map((person) => ({ ...person, twoStep: 'on' as const }));
      const { widget } = await securityWith({ ...sampleSecurity, staff });
      box(widget, 'twoStepEnforced').click();
      const note = await until('the note', () => noteAt(widget, '2-Step Verification'));
      expect(note).to.equal('All staff have to use it from now on. Everybody has it already.');
    });

    it('that turning Trust this browser off ends all trust', async () => {
      const { widget } = await securityWith();
      box(widget, 'trustBrowserAllowed').click();
      const note = await until('the note', () => noteAt(widget, 'Trust this browser'));
      expect(note).to.contain('All trust ends at once, in every browser.');
    });

    it('what another time means, for those who are logged in too where it is shorter', async () => {
      const { widget } = await securityWith();
      chooseIdle(widget, 900);
      const shorter = await until('the note', () => noteAt(widget, 'Automatic Sign Out'));
      expect(shorter).to.contain('after 15 minutes').and.to.contain('logged in now, too');
      chooseIdle(widget, 28_800);
      await until('another note', () => noteAt(widget, 'Automatic Sign Out').includes('8 hours'));
      expect(noteAt(widget, 'Automatic Sign Out')).not.to.contain('logged in now');
      chooseIdle(widget, null);
      await until('the last note', () => noteAt(widget, 'Automatic Sign Out').includes('up to 24 hours'));
    });

    it('what titles will look like, with the clinic’s name', async () => {
      const { widget } = await securityWith();
      expect(sampleOf(widget)).to.equal('Appointment at Maple Street Physiotherapy');
      box(widget, 'practitioner').click();
      await until('another title', () => sampleOf(widget) === 'Appointment with Dana Kim');
      box(widget, 'treatment').click();
      await until('a third title', () => sampleOf(widget) === 'Check-up with Dana Kim');
      expect(noteAt(widget, 'Titles in calendars')).to.contain('Whoever can see');
    });
  });

  it('goes on only where something has changed', async () => {
    const { widget } = await securityWith();
    box(widget, 'twoStepEnforced').click();
    box(widget, 'twoStepEnforced').click();
    find(widget, 'form [type="submit"]', HTMLButtonElement).click();
    await until('the words', () => saidPolitely(widget) === 'You have not changed anything yet.');
    expect(heading(widget)).to.equal('Security settings');
    box(widget, 'twoStepEnforced').click();
    await until('no words', () => saidPolitely(widget) === '');
    await press(widget, 'Next', 'Save these changes?');
  });

  it('shows everything that changes once more, with how it was, and nothing else', async () => {
    const { widget } = await securityWith();
    chooseIdle(widget, 900);
    box(widget, 'trustBrowserAllowed').click();
    await press(widget, 'Next', 'Save these changes?');
    expect(rows(widget)).to.deep.equal([
      'Trust this browser All trust ends at once, in every browser. Whoever uses 2-Step Verification is ' +
        'asked for the second step at the next login.',
      'Automatic Sign Out Until now: 1 hour Staff are signed out after 15 minutes in which nothing has happened. ' +
        'This holds for those who are logged in now, too.',
    ]);
    expectFocus(widget.querySelector('.ca-heading'));
  });

  it('keeps what was chosen on the way back', async () => {
    const { bff, widget } = await securityWith();
    chooseIdle(widget, null);
    box(widget, 'practitioner').click();
    await press(widget, 'Next', 'Save these changes?');
    await press(widget, 'Back', 'Security settings');
    expect(idle(widget).value).to.equal('');
    expect(box(widget, 'practitioner').checked).to.equal(true);
    expectFocus(widget.querySelector('.ca-heading'));
    expect(calls(bff)).to.deep.equal(['GET']);
  });

  it('announces its steps', async () => {
    const heard = announcements(document);
    const widget = await securityWidget(securityBff());
    await until('the form', () => has(widget, 'select'));
    box(widget, 'twoStepEnforced').click();
    await press(widget, 'Next', 'Save these changes?');
    await press(widget, 'Back', 'Security settings');
    heard.stop();
    expect(heard.lines.filter((line) => line.includes('security'))).to.deep.equal([
      'step security-settings',
      'step confirm-security-settings',
      'step security-settings',
    ]);
  });
});
