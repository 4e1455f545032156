import { expect } from '@open-wc/testing';
import { sampleSession } from '../../demo/gallery/answers.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, heading, logIn, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import {
  autofill,
  errorOf,
  input,
  saidPolitely,
  send,
  untilError,
  untilInput,
  wayIn,
} from './support/way-in.ts';

const current = 'a long demo passphrase';
const newer = 'green river pencil lamp';

const onlyUsername = {
  username: 'robin',
  currentPassword: current,
  newPassword: current,
  confirmPassword: current,
};
const onlyPassword = {
  username: 'patient',
  currentPassword: current,
  newPassword: newer,
  confirmPassword: newer,
};

function goodBff(): StandInBff {
  return standInBff(({ account, loggedIn }) => [...account.credentials(sampleSession), ...loggedIn()]);
}

async function credentials(bff: StandInBff): Promise<ClinicElement> {
  const widget = await wayIn('clinic-credentials', bff);
  await untilInput(widget, 'currentPassword');
  return widget;
}

const sent = ({ requests }: StandInBff): Request | undefined =>
  requests.find(({ method }) => method === 'PUT');

describe('<clinic-credentials>', () => {
  useStandIns();

  it('shows the username as it is, and tells password managers what goes where', async () => {
    const widget = await credentials(goodBff());
    expect(heading(widget)).to.equal('Username and password');
    expect(input(widget, 'username').value).to.equal('patient');
    expect(autofill(widget)).to.deep.equal([
      'username text username',
      'currentPassword password current-password',
      'newPassword password new-password',
      'confirmPassword password new-password',
    ]);
    expect([...widget.querySelectorAll('label')].map(({ textContent }) => textContent)).to.deep.equal([
      'Username',
      'Current password',
      'New password',
      'Confirm new password',
    ]);
    buttonCalled(widget, 'Save');
  });

  it('says how to change the username alone, and what a new password ends', async () => {
    const widget = await credentials(goodBff());
    expect(widget.textContent).to.contain(
      'Changing only your username? Enter your current password here too.',
    );
    expect(widget.textContent).to.contain('A new password logs you out everywhere else.');
  });

  it('names every field that is missing, and goes to the first', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    send(widget, { username: '' });
    await untilError(widget, 'username');
    expect(errorOf(widget, 'currentPassword')).to.equal('Enter your current password.');
    expect(errorOf(widget, 'newPassword')).to.equal('Choose a new password.');
    expectFocus(input(widget, 'username'));
    expect(sent(bff)).to.equal(undefined);
  });

  it('changes the username alone, and shows the new one everywhere', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    const heard = announcements(document);
    send(widget, onlyUsername);
    await until('the answer', () => saidPolitely(widget) === 'Your new username is saved.');
    const { username, currentPassword, newPassword } = onlyUsername;
    expect(await sent(bff)?.json()).to.deep.equal({ username, currentPassword, newPassword });
    expect(widget.client.session?.username).to.equal('robin');
    await until('the empty fields', () => !input(widget, 'newPassword').value);
    expect(input(widget, 'username').value).to.equal('robin');
    expect(input(widget, 'currentPassword').value).to.equal('');
    heard.stop();
    expect(heard.lines).to.deep.equal([]);
  });

  it('changes the password, and says that the other sessions are over', async () => {
    const widget = await credentials(goodBff());
    send(widget, onlyPassword);
    await until('the answer', () => saidPolitely(widget));
    expect(saidPolitely(widget)).to.equal('Your new password is saved. You are logged out everywhere else.');
    expect(input(widget, 'username').value).to.equal('patient');
  });

  it('changes both at once', async () => {
    const widget = await credentials(goodBff());
    send(widget, { ...onlyPassword, username: 'robin' });
    await until('the answer', () =>
      saidPolitely(widget).startsWith('Your new username and password are saved.'),
    );
  });

  it('tells the other tabs', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    const news = new BroadcastChannel(`clinic-auth:${bff.url}:maple-street`);
    const heard: unknown[] = [];
    news.onmessage = ({ data }) => heard.push(data);
    send(widget, onlyUsername);
    await until('the news', () => heard.length);
    news.close();
    expect(heard).to.deep.equal(['session-changed']);
  });

  it('does not send what would change nothing', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    send(widget, { ...onlyUsername, username: 'patient' });
    expect(await untilError(widget, 'newPassword')).to.equal(
      'That is your current password. Choose another one, or another username.',
    );
    expect(sent(bff)).to.equal(undefined);
  });

  it('tells of a wrong current password at its field, and keeps what was typed', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    bff.use(bff.answers.account.wrongPassword());
    send(widget, onlyPassword);
    expect(await untilError(widget, 'currentPassword')).to.equal(
      'That is not your current password. Try again.',
    );
    expectFocus(input(widget, 'currentPassword'));
    expect(input(widget, 'newPassword').value).to.equal(newer);
    expect(alertText(widget)).to.equal('');
  });

  it('has words of its own for a password that is too short: the clinic’s minimum is not known here', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    bff.use(bff.answers.account.refused('password-too-short'));
    send(widget, onlyPassword);
    expect(await untilError(widget, 'newPassword')).to.equal('That password is too short. Use a longer one.');
  });

  it('is the login form while nobody is logged in, and the form once somebody is', async () => {
    const bff = standInBff(({ logInWorks }) => logInWorks());
    const widget = await wayIn('clinic-credentials', bff);
    await untilHeading(widget, 'Log in');
    logIn(widget);
    await untilInput(widget, 'currentPassword');
    expectFocus(widget.querySelector('.ca-heading'));
  });

  it('leaves nothing typed when the session is over', async () => {
    const bff = goodBff();
    const widget = await credentials(bff);
    input(widget, 'newPassword').value = newer;
    widget.client.tellSession(null, null);
    await untilHeading(widget, 'Log in');
    widget.client.tellSession(
      { ...sampleSession, profile: { ...sampleSession.profile, id: 'profile-2' } },
      null,
    );
    await untilInput(widget, 'currentPassword');
    expect(input(widget, 'newPassword').value).to.equal('');
  });
});
