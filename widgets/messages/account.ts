import { accountEnglish } from './en/account.ts';
import type { AccountMessages } from './en/account.ts';
import { accountSpanish } from './es/account.ts';
import { accountFrench } from './fr/account.ts';
import type { Locale } from './locale.ts';

export type { AccountMessages };

/** Every sentence of `<clinic-account>`. */
export const accountMessages: Readonly<Record<Locale, AccountMessages>> = {
  en: accountEnglish,
  fr: accountFrench,
  es: accountSpanish,
};
