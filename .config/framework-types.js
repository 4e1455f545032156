/**
 * What tells TypeScript of the tags in templates of Vue and Svelte. The generators that there are for both give
 * `CustomEvent<ClinicLoggedInEvent>` for what is a ClinicLoggedInEvent itself, and Svelte 4's spelling of handlers.
 */

const doc = (text, indent = '  ') =>
  text ? `${indent}/** ${text.replaceAll('\n', ' ').replaceAll('*/', '')} */\n` : '';

/** Each tag's attributes and events, as `ClinicLoginAttributes` and `ClinicLoginEvents`; all others build on it. */
export function tagTypes(tags) {
  const events = [...new Set(tags.flatMap(({ events = [] }) => events.map(({ type }) => type.text)))].sort();
  const attribute = ({ name, type, description }) =>
    `${doc(description)}  '${name}'?: ${type?.text ?? 'string'} | undefined;\n`;
  const event = ({ name, type, description }) => `${doc(description)}  '${name}': ${type.text};\n`;
  return [
    `import type { ${events.join(', ')} } from './widgets/index.ts';\n`,
    ...tags.map(
      ({ name, summary, attributes = [], events = [] }) =>
        `${doc(summary, '')}export interface ${name}Attributes {\n${attributes.map(attribute).join('')}}\n` +
        `/** What it tells the page. */\nexport interface ${name}Events {\n${events.map(event).join('')}}\n`,
    ),
  ].join('\n');
}

const names = (tags) => tags.flatMap(({ name }) => [`${name}Attributes`, `${name}Events`]).join(', ');
const entries = (tags, entry) =>
  tags
    .map(
      (tag) =>
        `${doc(tag.summary, '    ')}    '${tag.tagName}': ${entry}<${tag.name}Attributes, ${tag.name}Events>;\n`,
    )
    .join('');

/** For `vue-tsc` and Vue's editor plugins: `@clinic-logged-in` is looked up among what a component emits. */
export function vueTypes(tags) {
  return `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ${names(tags)} } from './tags.ts';

type Tag<Attributes, Events> = new () => {
  $props: PublicProps & HTMLAttributes & Attributes;
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
${entries(tags, 'Tag')}  }
}
`;
}

/** For `svelte-check` and Svelte's editor plugins: handlers are attributes, `onclinic-logged-in`. */
export function svelteTypes(tags) {
  return `import type { HTMLAttributes } from 'svelte/elements';
import type { ${names(tags)} } from './tags.ts';

type Tag<Attributes, Events> = HTMLAttributes<HTMLElement> &
  Attributes & { [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries(tags, 'Tag')}  }
}
`;
}
