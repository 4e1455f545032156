import { catalogue } from './catalogue.ts';
import { browserKeyEnglish } from './en/browser-key.ts';
import type { BrowserKeyMessages } from './en/browser-key.ts';
import { browserKeySpanish } from './es/browser-key.ts';
import { browserKeyFrench } from './fr/browser-key.ts';

export type { BrowserKeyMessages };

/** Every sentence for browsers that keep no cookies. */
export const browserKeyMessages = catalogue<BrowserKeyMessages>('browser-key', {
  en: browserKeyEnglish,
  fr: browserKeyFrench,
  es: browserKeySpanish,
});
