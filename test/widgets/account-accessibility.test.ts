import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { sampleCode, sampleFamily, sampleLink } from '../../demo/gallery/account-answers.ts';
import { sampleSession } from '../../demo/gallery/answers.ts';
import type { Answers } from '../../demo/gallery/answers.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { alertText, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { linkToken, saidPolitely, send, untilError, untilInput, wayIn } from './support/way-in.ts';

type State = readonly [name: string, reach: () => Promise<ClinicElement>];

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

const states: readonly State[] = [
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

  for (const colorScheme of ['light', 'dark'] as const) {
    describe(colorScheme, () => {
      before(async () => {
        document.documentElement.style.colorScheme = 'light dark';
        await emulateMedia({ colorScheme });
      });
      after(async () => {
        document.documentElement.style.colorScheme = '';
        await emulateMedia({ colorScheme: 'light' });
      });

      for (const [name, reach] of states) {
        it(`passes axe: ${name}`, async () => {
          await expect(await reach()).to.be.accessible();
        });
      }
    });
  }

  for (const [name, reach] of states) {
    it(`fits 320 px, without scrolling sideways: ${name}`, async () => {
      await setViewport({ width: 320, height: 640 });
      try {
        const widget = await reach();
        expect(widget.scrollWidth).to.be.at.most(widget.clientWidth);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });
  }
});
