import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { clinicTags } from '../widgets/tags.ts';

const widgets = resolve(import.meta.dirname, '../widgets');

/** `tag:clinic-login`; Vite puts a folder before the name of an entry. */
const entryName = /(?:^|\/)tag:([a-z-]+)$/;

/** An entry a tag, for pages with a bundler: `clinic-login` stands for the module `tag:clinic-login`. */
export const tagEntries: Readonly<Record<string, string>> = Object.fromEntries(
  clinicTags.map((tag) => [tag, `tag:${tag}`]),
);

/**
 * Makes those modules: each exports its widget's class and, in a browser, defines its tag. Importing one on a server
 * defines nothing.
 */
export function tagModules(): Plugin {
  return {
    name: 'tag-modules',
    resolveId: (id) => (entryName.test(id) ? { id, moduleSideEffects: true } : null),
    load(id) {
      const tag = entryName.exec(id)?.[1];
      if (tag === undefined) return null;
      const name = tag.replace(/(?:^|-)(\w)/g, (_part, letter: string) => letter.toUpperCase());
      return [
        `import { isServer } from 'lit';`,
        `import { ${name} } from '${widgets}/elements/${tag}/${tag}.ts';`,
        `import { defineTag } from '${widgets}/load-widget.ts';`,
        `if (!isServer) defineTag('${tag}', ${name});`,
        `export { ${name} };`,
      ].join('\n');
    },
  };
}
