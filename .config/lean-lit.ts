import type { Plugin } from 'vite';

/** A piece of Lit's own minified text, and what takes its place; left out: nothing. */
type Cut = RegExp | readonly [RegExp, string];

/** What of Lit nobody here would run, by the file that it stands in. */
const cuts: Readonly<Record<string, readonly Cut[]>> = {
  '/@lit/reactive-element/reactive-element.js': [
    // Style sheets: the widgets adopt theirs by themselves (`ui/adopted-styles.ts`).
    /^import\{[^}]*\}from"\.\/css-tag\.js";export\{[^}]*\}from"\.\/css-tag\.js";/,
    /this\.elementStyles=this\.finalizeStyles\(this\.styles\)/,
    /static finalizeStyles\(\w\)\{.*?return \w\}(?=static)/,
    /\w+\.elementStyles=\[\],\w+\.shadowRootOptions=\{mode:"open"\},/,
    /,\w+ as adoptStyles|,\w+ as getCompatibleStyle/g,
    // Shadow roots: the widgets render into light DOM.
    /createRenderRoot\(\)\{.*?\}(?=connectedCallback)/,
    // Reflected properties, and those that decorators declare: there are none.
    /_\$ET\(\w,\w\)\{.*?\}(?=_\$AK)/,
    /this\._\$Eq&&=this\._\$Eq\.forEach\(.*?\)\),/,
    /const \w=this\[Symbol\.metadata\];if\(.*?\}(?=this\._\$Eh=)/,
    /Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/,
    /static addInitializer\(\w\)\{.*?\}(?=static)/,
    /void 0!==\w\.l&&\(this\.l=\[\.\.\.\w\.l\]\),/,
    /,this\.constructor\.l\?\.forEach\(\w=>\w\(this\)\)/,
    [
      /,\w=\[\.\.\.\w\(\w\),\.\.\.\w\(\w\)\];for\(const (\w) of \w\)this\.createProperty\(\w,(\w)\[\w\]\)/,
      ';for(const $1 in $2)this.createProperty($1,$2[$1])',
    ],
    // Properties with converters, defaults, comparisons or accessors of their own: all are strings or set by script.
    /,converter:\w,reflect:!1,useDefault:!1/,
    /,\w as defaultConverter/,
    [
      /_\$AK\((\w),(\w)\)\{.*?\}(?=requestUpdate)/,
      '_$AK($1,$2){const n=this.constructor._$Eh.get($1);void 0!==n&&(this[n]=$2)}',
    ],
    /\|\|\w\.useDefault&&.*?\(\w\._\$Eu\(\w,\w\)\)(?=\)\)return)/,
    [
      /C\((\w),(\w),\{.*?\}(?=async _\$EP)/,
      'C($1,$2){this._$AL.has($1)||(this.hasUpdated||($2=void 0),this._$AL.set($1,$2))}',
    ],
    /const \w=this\.constructor\.elementProperties;if\(\w\.size>0\)for\(const\[\w,\w\]of \w\)\{.*?\}(?=\}let)/,
    /if\(\w\.state&&\(\w\.attribute=!1\),/,
    [
      /(static createProperty\(\w,\w=\w\)\{)(this\._\$Ei\(\),).*?(this\.elementProperties\.set\(\w,\w\)),!\w\.noAccessor\)/,
      '$1$2$3;',
    ],
    /,this\._\$Em=null(?=,this\._\$Ev)/,
    // Hooks that nobody overrides.
    /removeController\(\w\)\{.*?\}(?=_\$E_)/,
    /firstUpdated\(\w\)\{\}/,
    [/this\.hasUpdated\|\|\(this\.hasUpdated=!0,this\.firstUpdated\(\w\)\),/, 'this.hasUpdated=!0,'],
    [/const (\w)=this\.scheduleUpdate\(\);return null!=\w&&await \w,/, 'this.performUpdate();return '],
    /scheduleUpdate\(\)\{.*?\}(?=performUpdate)/,
    [/(\w)=this\.shouldUpdate\((\w)\),\w\?(\(.*?\)):this\._\$EM\(\)(?=\}catch)/, '$1=!0;$3'],
    /shouldUpdate\(\w\)\{return!0\}/,
    // Browsers without shadow roots, and several versions of Lit.
    /,\w=\w\.reactiveElementPolyfillSupport/,
    /,\w\?\.\(\{ReactiveElement:\w\}\),\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
  ],
  '/lit-element/lit-element.js': [
    /createRenderRoot\(\)\{.*?\}(?=update)/,
    /,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\);const \w=\w\.litElementPolyfillSupport;\w\?\.\(\{LitElement:\w\}\)/,
    /\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
    // Directives that are told of being taken out and put back: there are none.
    /this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/,
    /connectedCallback\(\)\{.*?\}disconnectedCallback\(\)\{.*?\}/,
  ],
  '/lit-html/lit-html.js': [
    /,\w=\w\.litHtmlPolyfillSupport;\w\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
    // Templates of SVG and MathML alone.
    [/2===\w\?"<svg>":3===\w\?"<math>":""/, '""'],
    /\+\(2===\w\?"<\/svg>":3===\w\?"<\/math>":""\)/,
    [/if\((this\.el=.*?\.content),2===\w\|\|3===\w\)\{.*?\}(?=for)/, '$1;'],
    // Expressions in comments, in scripts and the like, and in the place of attributes.
    /else\{let \w=-1;for\(;.*?\.length-1\}/,
    /\w\.test\(\w\[2\]\)&&\(\w=RegExp\("<\/"\+\w\[2\],"g"\)\),/,
    /if\(\w\.test\(\w\.tagName\)\)\{.*?\}\}(?=\}else)/,
    /else \w\.startsWith\(\w\)&&\(\w\.push\(\{type:6,index:\w\}\),\w\.removeAttribute\(\w\)\)/,
    [/:1===\w\.type\?(\w=new \w\.ctor\([^)]*\)):6===\w\.type&&\(\w=new \w\(\w,this,\w\)\)/, ':$1'],
    // What only directives ask for that are told of being taken out.
    /,this\._\$Cv=\w\?\.isConnected\?\?!0/,
    /this\._\$AP\?\.\(!1,!0,\w\)(?=;)/,
    /setConnected\(\w\)\{.*?\}(?=\})/,
    /this\._\$AN=void 0,/g,
    /get _\$AU\(\)\{return this\._\$AM\?*\.?_\$AU(\?\?this\._\$Cv)?\}/g,
    // Where a part stands, for those who ask from outside, and what only Lit's rendering on servers takes.
    /get parentNode\(\)\{return this\._\$AM\.parentNode\}/,
    /get parentNode\(\)\{let.*?get endNode\(\)\{return this\._\$AB\}/,
    /get tagName\(\)\{return this\.element\.tagName\}/,
    [/(=)\{M:\w,.*?,(I:\w),.*?\}(?=;)/, '$1{$2}'],
  ],
};

/**
 * Leaves that out of one of Lit's files.
 *
 * @param code - the file's text
 * @param path - where it stands
 * @returns what is left; null where it is no file of Lit's that something is cut from
 * @throws where Lit is written in another way one day
 */
export function cutUnusedLit(code: string, path: string): string | null {
  const file = Object.keys(cuts).find((end) => path.endsWith(end));
  if (file === undefined) return null;
  return (cuts[file] ?? []).reduce((rest, cut) => {
    const [part, instead] = cut instanceof RegExp ? [cut, ''] : cut;
    const left = rest.replace(part, instead);
    if (left === rest) throw new Error(`${file} has no more ${String(part)}`);
    return left;
  }, code);
}

/** Leaves that out of the script that pages load. */
export function withoutUnusedLit(): Plugin {
  let met = 0;
  return {
    name: 'without-unused-lit',
    transform(code, id) {
      const left = cutUnusedLit(code, id);
      if (left !== null) met++;
      return left;
    },
    buildEnd() {
      if (met < Object.keys(cuts).length) this.error('Lit’s files stand somewhere else now');
    },
  };
}
