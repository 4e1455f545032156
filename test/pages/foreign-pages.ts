import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A page of somebody else's making: what it says about how things look. */
export interface ForeignPage {
  readonly name: string;
  /** Its style sheet. */
  readonly css: string;
}

const { resolve } = createRequire(import.meta.url);
const packaged = (path: string): string => readFileSync(resolve(path), 'utf8');
const own = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Tailwind's reset as its compiler writes it: in a layer, its theme's variables filled in. */
function preflight(): string {
  const compiled = packaged('tailwindcss/preflight.css').replace(/--theme\(\s*--[\w-]+,\s*([^)]*)\)/g, '$1');
  return `@layer theme, base, components, utilities; @layer base { ${compiled} }`;
}

/** The same rules, each one `!important`. */
function insistent(css: string): string {
  return css.replace(/;$/gm, ' !important;');
}

/** The pages that widgets are to withstand (product rule 40). */
export const foreignPages: readonly ForeignPage[] = [
  { name: 'Bootstrap 3', css: packaged('bootstrap-3/dist/css/bootstrap.css') },
  { name: 'Bootstrap 5', css: packaged('bootstrap/dist/css/bootstrap.css') },
  { name: 'Bulma', css: packaged('bulma/css/bulma.css') },
  { name: 'Foundation', css: packaged('foundation-sites/dist/css/foundation.css') },
  { name: 'Tailwind’s preflight', css: preflight() },
  { name: 'a WordPress block theme', css: own('wordpress-block-theme.css') },
  { name: 'a hostile page', css: own('hostile.css') },
  { name: 'a hostile page that insists', css: insistent(own('hostile.css')) },
];
