import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { strictSecurity } from '../../demo/gallery/security-settings-samples.ts';
import { sampleStaff } from '../../demo/gallery/two-step-settings-samples.ts';
import { fitPages, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { alertText, expectFocus, find, has, heading, untilHeading } from './support/page.ts';
import {
  box,
  chooseIdle,
  confirming,
  idle,
  save,
  securityBff,
  securityWidget,
  securityWith,
  sent,
} from './support/security-settings.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { saidPolitely, untilError } from './support/way-in.ts';

const states: readonly AccessibleState[] = [
  ['the settings', async () => (await securityWith()).widget],
  ['the settings of a clinic with much staff', async () => (await securityWith(strictSecurity)).widget],
  [
    'everything chosen anew',
    async () => {
      const { widget } = await securityWith();
      for (const name of ['twoStepEnforced', 'trustBrowserAllowed', 'treatment']) box(widget, name).click();
      chooseIdle(widget, null);
      await until('the notes', () => widget.querySelectorAll('.ca-note').length === 4);
      return widget;
    },
  ],
  [
    'what changes',
    async () => {
      const { widget } = await securityWith();
      for (const name of ['twoStepEnforced', 'practitioner']) box(widget, name).click();
      chooseIdle(widget, 300);
      await confirming(widget);
      return widget;
    },
  ],
  [
    'a wrong password',
    async () => {
      const { bff, widget } = await securityWith();
      bff.use(bff.answers.securitySettings.refuses('patch', { code: 'wrong-password' }));
      await confirming(widget);
      save(widget);
      await untilError(widget, 'currentPassword');
      return widget;
    },
  ],
  [
    'too many tries',
    async () => {
      const { bff, widget } = await securityWith();
      const problem = { code: 'throttled', retryAfterSeconds: 90 } as const;
      bff.use(bff.answers.securitySettings.refuses('patch', problem));
      await confirming(widget);
      save(widget);
      await until('the problem', () => alertText(widget));
      return widget;
    },
  ],
  [
    'changes that are saved',
    async () => {
      const { widget } = await securityWith();
      await confirming(widget);
      save(widget);
      await until('the news', () => has(widget, '.ca-done'));
      return widget;
    },
  ],
  [
    'settings that cannot be had',
    async () => {
      const bff = securityBff();
      bff.use(bff.answers.securitySettings.refuses('get', { code: 'internal' }));
      const widget = await securityWidget(bff);
      await until('the problem', () => alertText(widget));
      return widget;
    },
  ],
  ['staff without full access', async () => (await securityWith(undefined, sampleStaff)).widget],
  ['a patient', async () => (await securityWith(undefined, sampleSession)).widget],
];

describe('<clinic-security-settings>, accessibility', () => {
  useStandIns();

  passAxe(states);
  fitPages(states);

  for (const [locale, title, label] of [
    ['fr', 'Paramètres de sécurité', 'Exiger la vérification en deux étapes de tout le personnel'],
    ['es', 'Ajustes de seguridad', 'Exigir la verificación en dos pasos a todo el personal'],
  ] as const) {
    it(`passes axe in ${locale}, in its own words`, async () => {
      const widget = await securityWidget(securityBff(), locale);
      await until('the form', () => has(widget, 'form'));
      expect(heading(widget)).to.equal(title);
      expect(box(widget, 'twoStepEnforced').labels?.[0]?.textContent).to.equal(label);
      await expect(widget).to.be.accessible();
    });

    it(`passes axe in ${locale}, before it saves`, async () => {
      const widget = await securityWidget(securityBff(), locale);
      await until('the form', () => has(widget, 'form'));
      box(widget, 'trustBrowserAllowed').click();
      find(widget, 'form [type="submit"]', HTMLButtonElement).click();
      await until('what changes', () => has(widget, '.ca-setting-changes'));
      await expect(widget).to.be.accessible();
    });
  }

  it('is gone through by the keyboard alone, up to a change that is saved', async () => {
    const { bff, widget } = await securityWith();
    await until('the form', () => has(widget, 'form'));
    const pressKeys = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await sendKeys({ press: key });
    };
    widget.querySelector<HTMLElement>('.ca-heading')?.focus();
    // Who has it off and paused and on: three lists that fold.
    await pressKeys('Tab', 'Tab', 'Tab');
    expect(has(widget, 'details:last-of-type > summary:focus')).to.equal(true);
    await pressKeys('Enter');
    await until('the list unfolds', () => widget.querySelectorAll('details[open]').length === 2);
    await pressKeys('Tab');
    expectFocus(box(widget, 'twoStepEnforced'));
    await pressKeys('Space', 'Tab');
    expectFocus(box(widget, 'trustBrowserAllowed'));
    await pressKeys('Tab');
    expectFocus(idle(widget));
    await pressKeys('ArrowUp', 'Tab');
    expectFocus(box(widget, 'clinic'));
    await pressKeys('ArrowDown');
    expectFocus(box(widget, 'practitioner'));
    await pressKeys('Tab', 'Enter');
    await untilHeading(widget, 'Save these changes?');
    expectFocus(widget.querySelector('.ca-heading'));
    await pressKeys('Tab');
    await sendKeys({ type: 'a long demo passphrase' });
    await pressKeys('Enter');
    await until('the news', () => saidPolitely(widget) === 'Your changes are saved and hold from now on.');
    expectFocus(widget.querySelector('.ca-heading'));
    expect(await sent(bff)).to.deep.equal({
      currentPassword: 'a long demo passphrase',
      twoStepEnforced: true,
      staffIdleSeconds: 1800,
      calendarTitles: 'practitioner',
    });
  });
});
