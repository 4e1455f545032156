import { expect } from '@open-wc/testing';
import {
  sampleSaveCode,
  sampleSecondStep,
  sampleSetUp,
  startingWith,
} from '../../demo/gallery/login-step-samples.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { fitPages, largeText, narrow, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { atStep, stepsBff } from './support/login-steps.ts';
import { buttonCalled, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { send, untilError, untilInput } from './support/way-in.ts';
import { until } from './support/until.ts';

async function pressing(widget: ClinicElement, button: string, words: string): Promise<ClinicElement> {
  buttonCalled(widget, button).click();
  await untilHeading(widget, words);
  return widget;
}

async function settingUp(place: number): Promise<ClinicElement> {
  const widget = await atStep(stepsBff(sampleSetUp));
  widget.querySelectorAll<HTMLElement>('.ca-method button')[place]?.click();
  await until('the method', () => widget.querySelector('form'));
  return widget;
}

const states: readonly AccessibleState[] = [
  ['a text message’s code', () => atStep(stepsBff(sampleSecondStep))],
  [
    'a wrong code',
    async () => {
      const widget = await atStep(stepsBff(sampleSecondStep));
      send(widget, { code: '000000' });
      await untilError(widget, 'code');
      return widget;
    },
  ],
  ['an app’s code', () => atStep(stepsBff(startingWith('authenticator')))],
  ['a passkey', () => atStep(stepsBff(startingWith('passkey')))],
  [
    'the other ways',
    async () => pressing(await atStep(stepsBff(sampleSecondStep)), 'Try another way', 'Choose'),
  ],
  ['the closed challenge', () => atStep(stepsBff({ ...sampleSecondStep, sms: null, closedForSeconds: 600 }))],
  [
    'the recovery code',
    async () => pressing(await atStep(stepsBff(sampleSecondStep)), 'Use recovery code instead', 'Use your'),
  ],
  ['the code to save', () => atStep(stepsBff(sampleSaveCode))],
  ['the methods to set up', () => atStep(stepsBff(sampleSetUp))],
  ['a passkey to set up', () => settingUp(0)],
  [
    'an app to set up',
    async () => {
      const widget = await settingUp(1);
      await until('the picture', () => widget.querySelector('svg.ca-qr'));
      return widget;
    },
  ],
  [
    'a number to set up',
    async () => {
      const widget = await settingUp(2);
      await untilInput(widget, 'mobilePhone');
      return widget;
    },
  ],
];

describe('the login’s later steps, accessibility', () => {
  useStandIns();
  passAxe(states);
  fitPages(states, [narrow, largeText]);

  it('have targets of 44 px, the box’s with its label', async () => {
    for (const [name, reach] of states) {
      const widget = await reach();
      for (const target of widget.querySelectorAll('input:not([type="checkbox"]), button, .ca-check label')) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), name).to.be.at.least(44);
      }
      widget.remove();
    }
  });

  it('name the picture, and spell the recovery code for the ear', async () => {
    const app = await settingUp(1);
    await until('the picture', () => app.querySelector('svg.ca-qr'));
    expect(app.querySelector('svg.ca-qr')?.getAttribute('aria-label')).to.equal(
      'QR code for your authenticator app',
    );
    const saving = await atStep(stepsBff(sampleSaveCode));
    const code = saving.querySelector('.ca-recovery-code');
    expect(code?.querySelector('.ca-unseen')?.textContent).to.equal('Recovery code K 7 M 2 Q X');
    expect(code?.querySelector('[aria-hidden]')?.textContent).to.equal('K7M\u00a02QX');
  });
});
