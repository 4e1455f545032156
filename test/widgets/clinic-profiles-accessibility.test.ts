import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { GivenProfiles } from '../../demo/gallery/profiles-answers.ts';
import { sampleStaff } from '../../demo/gallery/two-step-settings-samples.ts';
import type { ClinicProfiles } from '../../widgets/index.ts';
import { fitPages, narrow, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { alertText, buttonCalled, described, find, has, untilHeading } from './support/page.ts';
import { cardOf, confirm, goTo, names, press, profilesWith, search, wordsOf } from './support/profiles.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { untilError } from './support/way-in.ts';

async function card(id: string, locale?: string, given?: GivenProfiles): Promise<ClinicProfiles> {
  return (await cardOf(id, given, locale)).widget;
}

/** From a card, by the button that leads to this step. */
async function asked(id: string, step: string, locale?: string): Promise<ClinicProfiles> {
  const widget = await card(id, locale);
  press(find(widget, `[data-way-to="${step}"]`, HTMLElement));
  await until('the question', () => has(widget, 'form'));
  return widget;
}

const states: readonly AccessibleState[] = [
  ['the search', async (locale) => (await profilesWith({}, locale)).widget],
  [
    'nobody found',
    async (locale) => {
      const { widget } = await profilesWith({}, locale);
      search(widget, 'zzz');
      await until('nobody', () => has(widget, '.ca-nobody'));
      return widget;
    },
  ],
  [
    'a problem',
    async (locale) => {
      const { bff, widget } = await profilesWith({}, locale);
      bff.use(bff.answers.profiles.refuses('profile-search', { code: 'internal' }));
      search(widget, 'robin');
      await until('the problem', () => has(widget, '.ca-problem'));
      return widget;
    },
  ],
  [
    'a patient’s card with duplicates and events',
    async (locale) => {
      const widget = await card('profile-1', locale);
      await until('all of it', () => has(widget, '.ca-duplicate') && has(widget, '.ca-event'));
      return widget;
    },
  ],
  ['a colleague who is locked out', (locale) => card('profile-2', locale)],
  [
    'a colleague who is paused, as staff see it',
    (locale) => card('profile-4', locale, { viewer: sampleStaff }),
  ],
  ['no username, no email address', (locale) => card('profile-30', locale)],
  [
    'the welcome email',
    async (locale) => {
      const widget = await asked('profile-20', 'welcome-email', locale);
      await until('the email', () => has(widget, '.ca-letter'));
      return widget;
    },
  ],
  ['the password reset email', (locale) => asked('profile-1', 'password-reset-email', locale)],
  [
    'pausing, without a password',
    async (locale) => {
      const widget = await asked('profile-2', 'pause-two-step', locale);
      confirm(widget, '');
      await untilError(widget, 'currentPassword');
      return widget;
    },
  ],
  ['removing', (locale) => asked('profile-2', 'remove-two-step', locale)],
  [
    'possible duplicates',
    async (locale) => {
      const { widget } = await profilesWith({}, locale);
      press(find(widget, '[data-way-to="possible-duplicates"]', HTMLElement));
      await until('the duplicates', () => has(widget, '.ca-duplicate'));
      return widget;
    },
  ],
  [
    'merging',
    async (locale) => {
      const widget = await card('profile-1', locale);
      await until('the duplicate', () => has(widget, '.ca-duplicate'));
      press(find(widget, '[data-way-to^="merge"]', HTMLElement));
      await until('what will happen', () => has(widget, '.ca-merge'));
      return widget;
    },
  ],
];

/** Presses Tab until this is reached, as somebody without a mouse does. */
async function tabTo(words: string): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? wordsOf(element.labels?.[0] ?? null) : '';
    if ((label || described(element).replace(/\s+/g, ' ')) === words) return;
    met.push(label || described(element));
    await sendKeys({ press: 'Tab' });
  }
  throw new Error(`No way to "${words}" by Tab, only to ${met.join(', ')}`);
}

describe('<clinic-profiles>, accessibility', () => {
  useStandIns();

  passAxe(states);
  fitPages(states, [narrow, { ...narrow, locale: 'fr' }, { ...narrow, locale: 'es' }]);

  it('stacks the two profiles and the table’s columns at 320 px, and keeps the table a table', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const { widget } = await cardOf('profile-1');
      await until('the duplicate', () => has(widget, '.ca-duplicate'));
      await goTo(widget, 'Compare and merge', 'Merge two profiles');
      await until('what will happen', () => has(widget, '.ca-merge'));
      const [one, other] = [...widget.querySelectorAll('.ca-twin')].map((twin) =>
        twin.getBoundingClientRect(),
      );
      expect(other?.top).to.be.greaterThan(one?.bottom ?? Infinity);
      const [kept, result] = ['kept', 'result'].map((column) =>
        find(widget, `td[data-column="${column}"]`, HTMLElement).getBoundingClientRect(),
      );
      expect(result?.top).to.be.greaterThan(kept?.top ?? Infinity);
      expect(find(widget, '.ca-column', HTMLElement).offsetHeight).to.be.greaterThan(0);
      expect(widget.querySelectorAll('[role="table"] [role="row"] [role="rowheader"]')).to.have.lengthOf(5);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('needs no mouse: finds somebody, pauses their 2-Step Verification, and comes back', async () => {
    const { widget } = await profilesWith();
    find(widget, '.ca-heading', HTMLElement).focus();
    await tabTo('Find a profile');
    await sendKeys({ type: 'moreau' });
    await until('the search', () => names(widget).join() === 'Alex Moreau');
    await tabTo('Alex Moreau');
    await sendKeys({ press: 'Enter' });
    await until('the card', () => has(widget, '.ca-facts'));
    await tabTo('Pause');
    await sendKeys({ press: 'Enter' });
    await untilHeading(widget, 'Pause Alex Moreau’s');
    await tabTo('1 hour');
    await sendKeys({ press: 'ArrowDown' });
    await tabTo('Current password');
    await sendKeys({ type: 'a long demo passphrase' });
    await sendKeys({ press: 'Enter' });
    await until('the words', () => wordsOf(widget).includes('2-Step Verification is paused.'));
    expect(alertText(widget)).to.equal('');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await untilHeading(widget, 'Profiles');
    expect(document.activeElement?.textContent.trim()).to.equal('Alex Moreau');
    buttonCalled(widget, 'Possible duplicates');
  });
});
