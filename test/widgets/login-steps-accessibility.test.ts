import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import {
  sampleSaveCode,
  sampleSecondStep,
  sampleSetUp,
  startingWith,
} from '../../demo/gallery/login-step-samples.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { atStep, stepsBff } from './support/login-steps.ts';
import { buttonCalled, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { send, untilError, untilInput } from './support/way-in.ts';
import { until } from './support/until.ts';

type State = readonly [name: string, reach: () => Promise<ClinicElement>];

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

const states: readonly State[] = [
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
  afterEach(async () => {
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
    document.documentElement.style.cssText = '';
  });

  for (const scheme of ['light', 'dark'] as const) {
    describe(`in a ${scheme} page`, () => {
      beforeEach(async () => {
        await emulateMedia({ colorScheme: scheme });
        document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas';
      });
      for (const [name, reach] of states) {
        it(`${name} passes axe`, async () => {
          await expect(await reach()).to.be.accessible();
        });
      }
    });
  }

  for (const [width, size] of [
    [320, '100%'],
    [640, '200%'],
  ] as const) {
    for (const [name, reach] of states) {
      it(`${name} fits a screen of ${width} px with text of ${size}`, async () => {
        await setViewport({ width, height: 600 });
        document.documentElement.style.fontSize = size;
        const widget = await reach();
        expect(widget.scrollWidth).to.be.at.most(widget.clientWidth);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });
    }
  }

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
