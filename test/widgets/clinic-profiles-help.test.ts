import { expect } from '@open-wc/testing';
import type { ProfileCard, ProfileCardAnswer } from '../../bff/contract/index.ts';
import { http, HttpResponse } from 'msw';
import { sampleCard, sampleProfiles } from '../../demo/gallery/profiles-samples.ts';
import { alertText, buttonCalled, expectFocus, find, has, untilHeading } from './support/page.ts';
import { cardOf, confirm, deeds, facts, goTo, sentTo, wordsOf } from './support/profiles.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { autofill, saidPolitely, untilError } from './support/way-in.ts';

const password = 'a long demo passphrase';

/** Robin's card with something else about it. */
function robin(change: Partial<ProfileCard>): ProfileCard {
  const [profile] = sampleProfiles.filter(({ id }) => id === 'profile-1');
  if (!profile) throw new Error('Robin is gone');
  return { ...sampleCard(profile, Date.now()), ...change };
}

useStandIns();

describe('<clinic-profiles>, emails', () => {
  it('sends a password reset email after asking once, and says where to', async () => {
    const { bff, widget } = await cardOf('profile-1');
    await goTo(widget, 'Send Password Reset Email', 'Send a password reset email?');
    expect(wordsOf(widget)).to.contain('gets a link at robin.ellis@example.org');
    expect(await sentTo(bff, 'profiles/profile-1/password-reset-email')).to.deep.equal([]);
    buttonCalled(widget, 'Send Password Reset Email').click();
    await untilHeading(widget, 'Robin Ellis');
    expect(saidPolitely(widget)).to.equal(
      'The password reset email is on its way to robin.ellis@example.org.',
    );
    expect(await sentTo(bff, 'profiles/profile-1/password-reset-email')).to.deep.equal([{}]);
  });

  it('shows the welcome as it would be sent, with the note as it is typed, and sends that', async () => {
    const { bff, widget } = await cardOf('profile-20');
    await goTo(widget, 'Send Welcome Email', 'Send Welcome Email');
    await until('the email', () => has(widget, '.ca-letter'));
    expect(wordsOf(widget.querySelector('.ca-envelope'))).to.equal(
      'To bennett.family@example.org Subject Welcome to Maple Street Physiotherapy',
    );
    expect(wordsOf(widget.querySelector('.ca-note'))).to.contain('A welcome was sent 3 days ago.');
    const note = find(widget, 'textarea', HTMLTextAreaElement);
    note.value = '  Bring your shoes.\nSee you!  ';
    note.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until('the note', () =>
      widget.querySelector('.ca-letter')?.textContent.includes('Bring your shoes.'),
    );
    buttonCalled(widget, 'Send Welcome Email').click();
    await untilHeading(widget, 'Charlie Bennett');
    expect(saidPolitely(widget)).to.equal('The welcome email is on its way to bennett.family@example.org.');
    expect(await sentTo(bff, 'profiles/profile-20/welcome-email')).to.deep.equal([
      { note: 'Bring your shoes.\nSee you!' },
    ]);
    expect(facts(widget)['Welcome Email']).to.contain('just now');
  });

  it('sends a welcome without a note, and none with one that is too long', async () => {
    const { bff, widget } = await cardOf('profile-20');
    await goTo(widget, 'Send Welcome Email', 'Send Welcome Email');
    const note = find(widget, 'textarea', HTMLTextAreaElement);
    note.value = 'x'.repeat(2001);
    buttonCalled(widget, 'Send Welcome Email').click();
    await until('the error', () => wordsOf(widget.querySelector('.ca-error')));
    expect(wordsOf(widget.querySelector('.ca-error'))).to.equal(
      'That note is too long. Use 2,000 characters at most.',
    );
    expectFocus(note);
    note.value = '';
    buttonCalled(widget, 'Send Welcome Email').click();
    await untilHeading(widget, 'Charlie Bennett');
    expect(await sentTo(bff, 'profiles/profile-20/welcome-email')).to.deep.equal([{}]);
  });

  it('keeps the note where no email could be sent, and says why', async () => {
    const { bff, widget } = await cardOf('profile-20');
    await goTo(widget, 'Send Welcome Email', 'Send Welcome Email');
    bff.use(
      bff.answers.profiles.refuses('profiles/profile-20/welcome-email', {
        code: 'throttled',
        retryAfterSeconds: 240,
      }),
    );
    find(widget, 'textarea', HTMLTextAreaElement).value = 'Bring your shoes.';
    buttonCalled(widget, 'Send Welcome Email').click();
    await until('the problem', () => alertText(widget).includes('Enough emails for the moment.'));
    expect(find(widget, 'textarea', HTMLTextAreaElement).value).to.equal('Bring your shoes.');
  });

  it('learns that somebody has chosen a username meanwhile', async () => {
    const { bff, widget } = await cardOf('profile-20');
    await goTo(widget, 'Send Welcome Email', 'Send Welcome Email');
    const profile = robin({ id: 'profile-20', name: 'Charlie Bennett', username: 'charlie' });
    bff.use([
      http.get(`${bff.url}/v1/clinics/:clinic/profiles/profile-20`, () =>
        HttpResponse.json<ProfileCardAnswer>({ profile }),
      ),
      ...bff.answers.profiles.refuses('profiles/profile-20/welcome-email', { code: 'has-login' }),
    ]);
    buttonCalled(widget, 'Send Welcome Email').click();
    await until('the problem', () => alertText(widget).startsWith('This person has chosen a username'));
    find(widget, '.ca-back', HTMLElement).click();
    await until('the new card', () => facts(widget)['Username'] === 'charlie');
  });
});

describe('<clinic-profiles>, a colleague’s 2-Step Verification', () => {
  it('is paused for as long as was chosen, with the own password', async () => {
    const { bff, widget } = await cardOf('profile-2');
    await goTo(widget, 'Pause', 'Pause Alex Moreau’s 2-Step Verification');
    expect(autofill(widget)).to.deep.equal([
      'hours radio ',
      'hours radio ',
      'hours radio ',
      'username text username',
      'currentPassword password current-password',
    ]);
    expect(find(widget, 'input[name="username"]', HTMLInputElement).value).to.equal('owner');
    find(widget, 'input[value="24"]', HTMLInputElement).click();
    confirm(widget, password);
    await until('the words', () => saidPolitely(widget) === '2-Step Verification is paused.');
    expect(deeds(widget)['2-Step Verification']).to.deep.equal(['Resume', 'Remove']);
    expect(await sentTo(bff, 'profiles/profile-2/two-step/pause')).to.deep.equal([
      { currentPassword: password, hours: 24 },
    ]);
  });

  it('is not touched without the password, nor with a wrong one', async () => {
    const { bff, widget } = await cardOf('profile-2');
    await goTo(widget, 'Pause', 'Pause Alex');
    confirm(widget, '');
    expect(await untilError(widget, 'currentPassword')).to.equal('Enter your current password.');
    expectFocus(find(widget, 'input[name="currentPassword"]', HTMLInputElement));
    expect(await sentTo(bff, 'profiles/profile-2/two-step/pause')).to.deep.equal([]);
    bff.use(bff.answers.profiles.refuses('profiles/profile-2/two-step/pause', { code: 'wrong-password' }));
    confirm(widget, 'not it');
    await until('the other error', () =>
      wordsOf(widget.querySelector('.ca-error')).startsWith('That is not your'),
    );
  });

  it('is resumed', async () => {
    const { bff, widget } = await cardOf('profile-4');
    await goTo(widget, 'Resume', 'Resume Priya Raman’s 2-Step Verification');
    confirm(widget, password);
    await until('the words', () => saidPolitely(widget) === '2-Step Verification is on again.');
    expect(facts(widget)['2-Step Verification']).to.equal('On');
    expect(await sentTo(bff, 'profiles/profile-4/two-step/resume')).to.deep.equal([
      { currentPassword: password },
    ]);
  });

  it('is removed, after saying what goes with it', async () => {
    const { bff, widget } = await cardOf('profile-2');
    await goTo(widget, 'Remove', 'Remove Alex Moreau’s 2-Step Verification');
    expect(wordsOf(widget)).to.contain('the recovery code and the trusted browsers of Alex Moreau go');
    confirm(widget, password);
    await until('the words', () => saidPolitely(widget) === '2-Step Verification is removed.');
    expect(deeds(widget)).not.to.have.property('2-Step Verification');
    expect(await sentTo(bff, 'profiles/profile-2/two-step/remove')).to.deep.equal([
      { currentPassword: password },
    ]);
  });

  it('keeps no password for another question', async () => {
    const { widget } = await cardOf('profile-2');
    await goTo(widget, 'Pause', 'Pause Alex');
    find(widget, 'input[name="currentPassword"]', HTMLInputElement).value = password;
    buttonCalled(widget, 'Cancel').click();
    await until('the card', () => has(widget, '.ca-facts'));
    await goTo(widget, 'Remove', 'Remove Alex');
    expect(find(widget, 'input[name="currentPassword"]', HTMLInputElement).value).to.equal('');
  });
});
