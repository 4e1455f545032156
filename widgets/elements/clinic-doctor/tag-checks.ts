import { clinicTags } from '../../tags.ts';
import { webAddress } from '../../ui/web-address.ts';
import { locales } from '../../messages/locale.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import { isKnownTag } from './page-tags.ts';

/** What any element may carry, and what frameworks write on elements of others. */
const anybodys =
  /^(accesskey|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item\w+|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate)$|^(aria-|data-|on|hx-|v-|x-|ng-|_ng|[^a-z])/;

const themes: readonly string[] = ['light', 'dark'];

/**
 * Whether the tags, their attributes and what stands in them are what the widgets know.
 *
 * @param isNamed - the doctor's own tag names a clinic, so that a page without another is meant to be one
 */
export function checkTags(tags: readonly Element[], isNamed: boolean): readonly Finding[] {
  const known = tags.filter(isKnownTag);
  const names = [...new Set(known.map(({ localName }) => `<${localName}>`))].join(', ');
  const none = finding('tags-none', 'warning', [], '<clinic-login clinic="…"></clinic-login>');
  return [
    ...(names ? [finding('tags-found', 'good', [names])] : isNamed ? [] : [none]),
    ...tags.flatMap((tag) => (isKnownTag(tag) ? checkAttributes(tag) : checkName(tag))),
  ];
}

function checkName({ localName }: Element): readonly Finding[] {
  // Somebody else's element, and no slip.
  if (customElements.get(localName)) return [];
  const meant = nearestName(localName, clinicTags);
  return meant
    ? [finding('tag-misspelt', 'bad', [localName, meant])]
    : [finding('tag-unknown', 'warning', [localName])];
}

function checkAttributes(tag: Element): readonly Finding[] {
  const names = attributesOf(tag);
  return [...tag.attributes].flatMap(({ name, value }) => {
    const written = `<${tag.localName} ${name}="${value}">`;
    if (name === 'locale' && !locales.some((locale) => new RegExp(`^${locale}\\b`, 'i').test(value)))
      return [finding('locale-unknown', 'warning', [written])];
    if (name === 'theme' && !themes.includes(value)) return [finding('theme-unknown', 'warning', [written])];
    if (name === 'account-url' && names.includes(name) && value && !webAddress(value))
      return [finding('account-url-unreadable', 'bad', [written])];
    if (names.includes(name) || anybodys.test(name)) return [];
    const meant = nearestName(name, names);
    const place = `<${tag.localName} ${name}>`;
    return meant
      ? [finding('attribute-misspelt', 'bad', [place, meant])]
      : [finding('attribute-unknown', 'warning', [place])];
  });
}

/** What every widget's class has. */
interface LitWidget extends CustomElementConstructor {
  readonly observedAttributes?: readonly string[];
}

/** A widget knows its own; `theme` is for style sheets alone. */
function attributesOf({ localName }: Element): readonly string[] {
  const widget = customElements.get(localName) as LitWidget | undefined;
  return [...(widget?.observedAttributes ?? ['clinic', 'bff', 'locale', 'account-url']), 'theme'];
}
