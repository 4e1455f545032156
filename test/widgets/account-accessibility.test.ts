import { sampleCode, sampleFamily, sampleLink } from '../../demo/gallery/account-answers.ts';
import { sampleSession } from '../../demo/gallery/answers.ts';
import type { Answers } from '../../demo/gallery/answers.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { fitPages, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { alertText, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { linkToken, saidPolitely, send, untilError, untilInput, wayIn } from './support/way-in.ts';

const password = 'green river pencil lamp';
const twice = { newPassword: password, confirmPassword: password };

function bffWith(handlers: (account: Answers['account']) => ReturnType<Answers['loggedOut']>): StandInBff {
  return standInBff(({ account, loggedOut }) => [...handlers(account), ...loggedOut()]);
}

async function waiting(accounts = [...sampleFamily]): Promise<ClinicElement> {
  const bff = bffWith((account) => [...account.recovery(accounts), ...account.link()]);
  const widget = await wayIn('clinic-forgot-password', bff);
  await until('the clinic', () => widget.client.clinic);
  send(widget, { identifier: 'robin@example.org' });
  await untilInput(widget, 'code');
  return widget;
}

async function resetting(): Promise<ClinicElement> {
  const bff = bffWith((account) => account.link());
  const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
  await untilInput(widget, 'newPassword');
  return widget;
}

async function credentials(): Promise<ClinicElement> {
  const bff = standInBff(({ account, loggedIn }) => [...account.credentials(sampleSession), ...loggedIn()]);
  const widget = await wayIn('clinic-credentials', bff);
  await untilInput(widget, 'newPassword');
  return widget;
}

const states: readonly AccessibleState[] = [
  [
    'forgotten, with an error',
    async () => {
      const widget = await wayIn(
        'clinic-forgot-password',
        bffWith(() => []),
      );
      send(widget, {});
      await untilError(widget, 'identifier');
      return widget;
    },
  ],
  ['waiting for the code', () => waiting()],
  [
    'a wrong code',
    async () => {
      const widget = await waiting();
      send(widget, { code: '000000' });
      await untilError(widget, 'code');
      return widget;
    },
  ],
  [
    'whose account',
    async () => {
      const widget = await waiting();
      send(widget, { code: sampleCode });
      await untilHeading(widget, 'Whose account?');
      return widget;
    },
  ],
  ['a new password', resetting],
  [
    'a weak new password, with an error',
    async () => {
      const widget = await resetting();
      const newPassword = await untilInput(widget, 'newPassword');
      newPassword.value = 'short';
      newPassword.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await until('the strength', () => widget.querySelector('[data-level]'));
      send(widget, {});
      await untilError(widget, 'newPassword');
      return widget;
    },
  ],
  [
    'a new password that is saved',
    async () => {
      const widget = await resetting();
      send(widget, twice);
      await untilHeading(widget, 'Your new password is saved');
      return widget;
    },
  ],
  [
    'an account to set up, with errors',
    async () => {
      const bff = bffWith((account) =>
        account.link({ ...sampleLink, purpose: 'set-up-account', username: null }),
      );
      const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
      await untilInput(widget, 'username');
      send(widget, {});
      await untilError(widget, 'username');
      return widget;
    },
  ],
  [
    'a link that opens nothing',
    async () => {
      const widget = await wayIn(
        'clinic-reset-password',
        bffWith((account) => account.linkInvalid()),
        {
          token: linkToken,
        },
      );
      await untilHeading(widget, 'This link can’t be used any more');
      return widget;
    },
  ],
  [
    'no link',
    () =>
      wayIn(
        'clinic-set-up-account',
        bffWith(() => []),
      ),
  ],
  [
    'a link that could not be looked up',
    async () => {
      const bff = standInBff(({ unreachable }) => unreachable());
      const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
      await until('the problem', () => alertText(widget));
      return widget;
    },
  ],
  ['username and password', credentials],
  [
    'username and password, with errors',
    async () => {
      const widget = await credentials();
      send(widget, { username: '' });
      await untilError(widget, 'username');
      return widget;
    },
  ],
  [
    'username and password, saved',
    async () => {
      const widget = await credentials();
      send(widget, { currentPassword: 'a long demo passphrase', ...twice });
      await until('the answer', () => saidPolitely(widget));
      return widget;
    },
  ],
];

describe('the account’s widgets, accessibility', () => {
  useStandIns();

  passAxe(states);
  fitPages(states);
});
