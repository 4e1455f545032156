import { expect } from '@open-wc/testing';
import type { ClinicElement } from '../../widgets/index.ts';
import { find } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { input, linkToken, saidPolitely, untilInput, wayIn } from './support/way-in.ts';

async function resetting(locale = 'en'): Promise<ClinicElement> {
  const bff = standInBff(({ account, loggedOut }) => [...account.link(), ...loggedOut()]);
  const widget = await wayIn('clinic-reset-password', bff, {
    token: linkToken,
    attributes: `locale="${locale}"`,
  });
  await untilInput(widget, 'newPassword');
  await until('the clinic', () => widget.client.clinic);
  return widget;
}

function type(widget: Element, text: string): void {
  const newPassword = input(widget, 'newPassword');
  newPassword.value = text;
  newPassword.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

const meter = (widget: Element): HTMLElement => find(widget, '.ca-strength', HTMLElement);
const words = (widget: Element): string => find(widget, '.ca-strength-text', HTMLElement).textContent.trim();

describe('the strength of a password', () => {
  useStandIns();

  it('is not told before anything is typed', async () => {
    const widget = await resetting();
    expect(words(widget)).to.equal('');
    expect(meter(widget).hasAttribute('data-level')).to.equal(false);
  });

  for (const [text, level, sentence] of [
    ['short', 'weak', 'Strength: Weak. Add more words.'],
    // Strong by itself, but shorter than the clinic asks for.
    ['k8#Qz!w2&', 'weak', 'Strength: Weak. Add more words.'],
    ['passwordpassword', 'weak', 'Strength: Weak. Add more words.'],
    ['robin ellis patient', 'weak', 'Strength: Weak. Add more words.'],
    ['maplestreet2026', 'weak', 'Strength: Weak. Add more words.'],
    ['littleredhorse', 'fair', 'Strength: Fair. Add another word.'],
    ['green river pencil lamp', 'strong', 'Strength: Strong'],
  ] as const) {
    it(`is ${level} for "${text}", in words and not by colour alone`, async () => {
      const widget = await resetting();
      type(widget, text);
      await until('the level', () => words(widget));
      expect(words(widget)).to.equal(sentence);
      expect(meter(widget).dataset['level']).to.equal(level);
    });
  }

  it('is said aloud only once the typing pauses', async () => {
    const widget = await resetting();
    type(widget, 'green river pencil lamp');
    await until('the level', () => words(widget));
    expect(saidPolitely(widget)).to.equal('');
    await until('the words', () => saidPolitely(widget));
    expect(saidPolitely(widget)).to.equal('Strength: Strong');
  });

  it('goes when the field is empty again', async () => {
    const widget = await resetting();
    type(widget, 'green river pencil lamp');
    await until('the level', () => words(widget));
    type(widget, '');
    await until('nothing', () => !words(widget));
    expect(meter(widget).hasAttribute('data-level')).to.equal(false);
  });

  for (const [locale, sentence] of [
    ['fr', 'Sécurité\u202f: élevée'],
    ['es', 'Seguridad: alta'],
  ] as const) {
    it(`speaks the page’s language: ${locale}`, async () => {
      const widget = await resetting(locale);
      type(widget, 'green river pencil lamp');
      await until('the level', () => words(widget));
      expect(words(widget)).to.equal(sentence);
    });
  }
});
