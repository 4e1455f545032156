import { renderAgain } from '../ui/page-language.ts';
import { readCatalogues } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { isMessageArea } from './message-keys.ts';
import type { MessageKey } from './message-keys.ts';
import { readOwnSentence } from './own-sentence.ts';
import type { OwnSentence, Sentence } from './own-sentence.ts';

export type { MessageKey, OwnSentence };

/** Sentences of a page's own by key. */
export type OwnMessages = Readonly<Partial<Record<MessageKey, OwnSentence>>>;

type Branch = Record<string, unknown>;

/** The widgets' own sentences, by language and key, as they were before a page put others in their place. */
const originals = new Map<string, Sentence>();

/**
 * Puts sentences of the page's own in the place of the widgets'. They are plain text, never HTML. `{1}`, `{2}` stand
 * where the widgets' sentence has its first and second place; a sentence that counts may have the plural forms of its
 * language (`{ one, other }`). What is not overridden stays; a key that is given again counts anew. Widgets that are
 * on the page already show it at once.
 *
 * A key that there is not, a place that the sentence has not, or one that it leaves out, is told in the console; the
 * first two leave the widgets' own sentence in place.
 *
 * @example
 * overrideMessages('en', { 'login.heading': 'Sign in to Maple Street' });
 *
 * @param locale - the language that they are in
 * @param messages - sentences by key
 */
export function overrideMessages(locale: Locale, messages: OwnMessages): void {
  const own = Object.entries(messages);
  for (const [key] of own) if (!isMessageArea(areaOf(key))) tell(locale, key, 'there is no such sentence');
  // The code of most areas is still to come.
  readCatalogues((area, words) => {
    for (const [key, sentence] of own) {
      if (areaOf(key) === area) replace(words[locale] as Branch, locale, key, sentence);
    }
  });
  renderAgain();
}

function replace(words: Branch, locale: Locale, key: string, own: unknown): void {
  const path = key.split('.').slice(1);
  const name = path.pop() ?? '';
  let branch: unknown = words;
  for (const step of path) branch = isBranch(branch) && Object.hasOwn(branch, step) ? branch[step] : null;
  const found = isBranch(branch) && Object.hasOwn(branch, name) ? branch[name] : null;
  if (!isBranch(branch) || !isSentence(found)) {
    tell(locale, key, 'there is no such sentence');
    return;
  }
  const place = `${locale} ${key}`;
  const original = originals.get(place) ?? found;
  originals.set(place, original);
  const { sentence, fault } = readOwnSentence(own, original, locale);
  if (fault) tell(locale, key, fault);
  branch[name] = sentence ?? original;
}

function areaOf(key: string): string {
  return key.split('.', 1)[0] ?? '';
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null;
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'string' || typeof value === 'function';
}

function tell(locale: Locale, key: string, fault: string): void {
  console.warn(`clinic-auth: the page’s own message "${key}" (${locale}): ${fault}`);
}
