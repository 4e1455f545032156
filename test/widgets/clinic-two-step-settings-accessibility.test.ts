import { sampleCode } from '../../demo/gallery/account-answers.ts';
import { sampleSession } from '../../demo/gallery/answers.ts';
import {
  ofPatient,
  ofPatientWithPasskey,
  whileAllIsSetUp,
  whileNothingIsSetUp,
  withSmsAlone,
} from '../../demo/gallery/two-step-settings-samples.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { fitPages, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { alertText, buttonCalled, find, has, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { currentPassword, part, press, sendForm, settingsWith } from './support/two-step-settings.ts';
import { until } from './support/until.ts';
import { untilError, untilInput } from './support/way-in.ts';

async function choosing(): Promise<ClinicElement> {
  const { widget } = await settingsWith(whileNothingIsSetUp);
  await press(buttonCalled(widget, 'Set Up'), widget, 'Set up');
  return widget;
}

async function choosingSms(): Promise<ClinicElement> {
  const widget = await choosing();
  find(widget, 'input[value="sms"]', HTMLInputElement).click();
  await untilInput(widget, 'mobilePhone');
  return widget;
}

async function scanning(): Promise<ClinicElement> {
  const widget = await choosing();
  sendForm(widget, { currentPassword });
  await until('the QR code', () => has(widget, 'svg[role="img"]'));
  return widget;
}

/** From the overview of everything, by this button in this row, to the heading. */
async function by(row: string, button: string, next: string): Promise<ClinicElement> {
  const { widget } = await settingsWith(whileAllIsSetUp);
  await press(buttonCalled(part(widget, row), button), widget, next);
  return widget;
}

const states: readonly AccessibleState[] = [
  ['off', async () => (await settingsWith(whileNothingIsSetUp)).widget],
  ['choosing a method', choosing],
  [
    'errors at every field',
    async () => {
      const widget = await choosingSms();
      sendForm(widget, { mobilePhone: '' });
      await untilError(widget, 'mobilePhone');
      return widget;
    },
  ],
  [
    'a problem above the form',
    async () => {
      const { bff, widget } = await settingsWith(whileNothingIsSetUp);
      bff.use(
        bff.answers.settings.refuses('two-step/authenticator', { code: 'throttled', retryAfterSeconds: 90 }),
      );
      await press(buttonCalled(widget, 'Set Up'), widget, 'Set up');
      sendForm(widget, { currentPassword });
      await until('the problem', () => alertText(widget));
      return widget;
    },
  ],
  ['the QR code', scanning],
  [
    'a wrong code',
    async () => {
      const widget = await scanning();
      sendForm(widget, { code: '000000' });
      await untilError(widget, 'code');
      return widget;
    },
  ],
  [
    'a text message sent',
    async () => {
      const widget = await choosingSms();
      sendForm(widget, { currentPassword });
      await untilInput(widget, 'code');
      return widget;
    },
  ],
  [
    'the first recovery code',
    async () => {
      const widget = await scanning();
      sendForm(widget, { code: sampleCode });
      await untilHeading(widget, 'Save your recovery code');
      return widget;
    },
  ],
  ['on', async () => (await settingsWith(whileAllIsSetUp)).widget],
  ['wanted by the clinic', async () => (await settingsWith({ ...withSmsAlone, isEnforced: true })).widget],
  [
    'paused',
    async () =>
      (await settingsWith({ ...whileAllIsSetUp, state: 'paused', pausedUntil: '2026-11-23T18:30:00Z' }))
        .widget,
  ],
  ['another number', () => by('Text message', 'Change number', 'Change your mobile phone number')],
  ['removing a method', () => by('Text message', 'Remove', 'Remove text messages?')],
  ['renaming a passkey', () => by('Phone', 'Rename', 'Rename this passkey')],
  [
    'making a passkey',
    async () => {
      const widget = await by('Passkey', 'Add another passkey', 'Set up a passkey');
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Make your passkey');
      return widget;
    },
  ],
  [
    'a new recovery code',
    async () => {
      const widget = await by('Recovery code', 'Generate new code', 'Generate a new');
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Your new recovery code');
      return widget;
    },
  ],
  [
    'a browser removed',
    async () => {
      const { widget } = await settingsWith(whileAllIsSetUp);
      buttonCalled(widget, 'Remove all').click();
      await until('the news', () => has(widget, '.ca-done'));
      return widget;
    },
  ],
  ['a patient’s passkeys', async () => (await settingsWith(ofPatientWithPasskey, sampleSession)).widget],
  [
    'a page where passkeys do not work',
    async () => (await settingsWith({ ...ofPatient, passkeysWorkHere: false }, sampleSession)).widget,
  ],
];

describe('<clinic-two-step-settings>, accessibility', () => {
  useStandIns();

  passAxe(states);
  fitPages(states);
});
