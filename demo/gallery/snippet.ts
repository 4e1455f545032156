import { onAccent } from './accent.ts';
import type { Selection } from './selection.ts';
import { attributesFor } from './selection.ts';
import { tags } from './tags.ts';

/** What a site builder copies. */
export interface Snippet {
  /** For the page. */
  readonly html: string;
  /** For the clinic's style sheet; '' where it needs nothing. */
  readonly css: string;
}

/**
 * What to paste for what the preview shows. `BFF` stands for the host name of one's own BFF.
 *
 * The page's language and colour scheme are not in it: the widgets follow the page.
 */
export function snippetFor(selection: Selection): Snippet {
  const { tag, accent } = selection;
  const { fallback } = tags[tag];
  const attributes = attributesFor(selection);
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const clinic = encodeURIComponent(attributes['clinic'] ?? 'CLINIC');
  return {
    html: [
      '<script type="module" src="https://BFF/widgets/clinic-auth.js"></script>',
      '',
      `<${tag}${written.join('')}>`,
      `  <a href="https://BFF/c/${clinic}/${fallback.page}">${fallback.text}</a>`,
      `</${tag}>`,
    ].join('\n'),
    css: accent
      ? `${tag} {\n  --clinic-accent: ${accent};\n  --clinic-on-accent: ${onAccent(accent).colour};\n}`
      : '',
  };
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
