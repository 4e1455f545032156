import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { svelteTypes, tagTypes, vueTypes } from './framework-types.js';
import { sitePackage } from './site-package.js';

const dist = 'dist';
/** Beside the declarations that tsc makes of the widgets themselves. */
const types = `${dist}/types`;

/** For generators that write into what they are given. */
const copy = (manifest) => JSON.parse(JSON.stringify(manifest));

/**
 * What editors and frameworks know of the tags, made from the manifest: `react.d.ts`, `vue.d.ts`, `svelte.d.ts`, VS
 * Code's custom data, JetBrains' web types, and the package.json of the package that site builders install.
 */
export const editorData = {
  name: 'editor-data',
  packageLinkPhase({ customElementsManifest }) {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const tags = tagsOf(customElementsManifest);
    const manifest = { schemaVersion: customElementsManifest.schemaVersion, modules: tags.map(moduleOf) };
    mkdirSync(types, { recursive: true });
    const write = (file, text) => writeFileSync(`${dist}/${file}`, text);

    write('types/react.d.ts', reactTypes(manifest));
    write('types/tags.d.ts', tagTypes(tags));
    write('types/vue.d.ts', vueTypes(tags));
    write('types/svelte.d.ts', svelteTypes(tags));
    generateVsCodeCustomElementData(copy(manifest), { outdir: dist, hideLogs: true });
    generateJetBrainsWebTypes(copy(manifest), {
      outdir: dist,
      packageJson: false,
      hideLogs: true,
    });
    // It takes name and version from the package that the build runs in, and knows no other.
    const webTypes = JSON.parse(readFileSync(`${dist}/web-types.json`, 'utf8'));
    write('web-types.json', JSON.stringify({ ...webTypes, name: 'clinic-auth', version }, null, 2));
    write('package.json', sitePackage());
  },
};

/** The tags' classes, without what only other code has to do with: a page writes attributes and listens. */
function tagsOf({ modules }) {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map((declaration) => ({
      ...declaration,
      members: [],
      attributes: (declaration.attributes ?? []).map((attribute) => ({
        fieldName: attribute.name,
        ...attribute,
      })),
    }))
    .sort((one, other) => one.tagName.localeCompare(other.tagName));
}

/** A tag as a module of the installed package, which exports its class and the events that it speaks of. */
function moduleOf(declaration) {
  const names = new Set([declaration.name, ...(declaration.events ?? []).map(({ type }) => type.text)]);
  return {
    kind: 'javascript-module',
    path: `library/${declaration.tagName}.js`,
    declarations: [declaration],
    exports: [...names].map((name) => ({ kind: 'js', name, declaration: { name } })),
  };
}

/** React's part: the library declares the tags to nine more frameworks, which whoever uses React has not got. */
function reactTypes(manifest) {
  const made = generateJsxTypes(copy(manifest), {
    fileName: '',
    outdir: types,
    globalTypePath: './widgets/index.ts',
    useCemTypes: true,
    includeDefaultDOMEvents: true,
  });
  const start = made.indexOf("declare module 'react' {");
  const end = made.indexOf("declare module 'preact' {");
  if (start < 0 || end < start) throw new Error('@wc-toolkit/jsx-types writes in another way now');
  return made.slice(0, end);
}
