import { catalogue } from './catalogue.ts';
import { accountEnglish } from './en/account.ts';
import type { AccountMessages } from './en/account.ts';
import { accountSpanish } from './es/account.ts';
import { accountFrench } from './fr/account.ts';

export type { AccountMessages };

/** Every sentence of `<clinic-account>`. */
export const accountMessages = catalogue<AccountMessages>('account', {
  en: accountEnglish,
  fr: accountFrench,
  es: accountSpanish,
});
