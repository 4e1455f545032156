import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { clinicTags } from '../../widgets/tags.ts';
import { root, runWell } from '../support/run-program.ts';

interface Named {
  readonly name: string;
}

interface Declaration extends Named {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly events?: readonly (Named & { readonly type: { readonly text: string } })[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

/** What an editor's data says of a tag. */
interface WebTypes {
  readonly contributions: {
    readonly html: {
      readonly elements: readonly (Named & {
        readonly attributes: readonly Named[];
        readonly js: { readonly events: readonly Named[] };
      })[];
    };
  };
}

interface CustomData {
  readonly tags: readonly (Named & { readonly description: string; readonly attributes: readonly Named[] })[];
}

const DIST = join(root, 'dist');
const read = (file: string): string => readFileSync(join(DIST, file), 'utf8');
const readJson = (file: string): unknown => JSON.parse(read(file));

/** Attributes that every tag has (product, "Fixed names"). */
const everywhere = ['clinic', 'bff', 'locale'];

describe('the package for pages with a bundler', () => {
  let tags: readonly Declaration[] = [];
  before(async () => {
    await runWell(['npm', 'run', 'package']);
    const { modules } = readJson('custom-elements.json') as Manifest;
    tags = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  });

  it('has every tag in its manifest, with its attributes and events', () => {
    assert.deepEqual(tags.map(({ tagName }) => tagName).sort(), [...clinicTags].sort());
    for (const { tagName = '', attributes = [], events = [] } of tags) {
      const names = attributes.map(({ name }) => name);
      for (const name of everywhere) assert.ok(names.includes(name), `${tagName} has no ${name}`);
      for (const event of ['clinic-problem', 'clinic-logged-in'])
        if (tagName !== 'clinic-doctor')
          assert.ok(
            events.some(({ name }) => name === event),
            `${tagName}: ${event}`,
          );
    }
  });

  it('tells VS Code of all of them', () => {
    const { tags: known } = readJson('vscode.html-custom-data.json') as CustomData;
    for (const { tagName = '', attributes = [], events = [] } of tags) {
      const data = known.find(({ name }) => name === tagName);
      assert.ok(data, tagName);
      assert.deepEqual(namesOf(data.attributes), namesOf(attributes));
      for (const { name } of events)
        assert.ok(data.description.includes(`**${name}**`), `${tagName}: ${name}`);
    }
  });

  it('tells JetBrains’ editors of all of them', () => {
    const { contributions } = readJson('web-types.json') as WebTypes;
    for (const { tagName = '', attributes = [], events = [] } of tags) {
      const data = contributions.html.elements.find(({ name }) => name === tagName);
      assert.ok(data, tagName);
      assert.deepEqual(namesOf(data.attributes), namesOf(attributes));
      assert.deepEqual(namesOf(data.js.events), namesOf(events));
    }
  });

  it('tells React of all of them', () => {
    const found = membersOf('types/react.d.ts');
    const elements = membersOfType(found, 'CustomElements');
    for (const { tagName = '', name: className, attributes = [], events = [] } of tags) {
      assert.ok(elements.has(tagName), tagName);
      const props = membersOfType(found, `${className}Props`);
      for (const { name } of attributes) assert.ok(props.has(name), `${tagName}: ${name}`);
      for (const { name, type } of events)
        assert.match(
          props.get(`on${name}`) ?? '',
          new RegExp(`\\(e: ${type.text}\\) => void`),
          `${tagName}: ${name}`,
        );
    }
  });

  it('tells Vue and Svelte of all of them', () => {
    const found = membersOf('types/tags.d.ts');
    const vue = membersOfType(membersOf('types/vue.d.ts'), 'GlobalComponents');
    const svelte = membersOfType(membersOf('types/svelte.d.ts'), 'SvelteHTMLElements');
    for (const { tagName = '', name: className, attributes = [], events = [] } of tags) {
      const types = `Tag<${className}Attributes, ${className}Events>`;
      assert.equal(vue.get(tagName), types);
      assert.equal(svelte.get(tagName), types);
      assert.deepEqual(
        [...membersOfType(found, `${className}Attributes`).keys()].sort(),
        namesOf(attributes),
      );
      const expected = new Map(events.map(({ name, type }) => [name, type.text]));
      assert.deepEqual(membersOfType(found, `${className}Events`), expected);
    }
  });

  it('has a file behind each of its addresses, and depends on Lit alone', () => {
    const { exports, dependencies } = readJson('package.json') as {
      readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
      readonly dependencies: Readonly<Record<string, string>>;
    };
    assert.deepEqual(Object.keys(dependencies), ['lit']);
    const paths = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    for (const path of paths)
      for (const tag of path.includes('*') ? clinicTags : ['clinic-'])
        assert.ok(read(path.replaceAll('clinic-*', tag)).length > 0, path);
    const scripts = readdirSync(join(DIST, 'library'), { recursive: true, encoding: 'utf8' });
    for (const script of scripts.filter((name) => name.endsWith('.js')))
      for (const [, specifier = ''] of read(join('library', script)).matchAll(
        /(?:\bfrom|\bimport\(?) ?"([^"]+)"/g,
      ))
        assert.match(specifier, /^(\.\.?\/|lit(\/|$))/, `${script} imports ${specifier}`);
  });

  it('is typed without errors for whoever checks its declarations too', () => {
    const program = ts.createProgram(
      [join(DIST, 'types/widgets/index.d.ts'), join(DIST, 'types/tags.d.ts')],
      {
        strict: true,
        noEmit: true,
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2023,
        types: [],
      },
    );
    const errors = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.startsWith(DIST));
    assert.deepEqual(
      errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      [],
    );
  });

  it('can be imported on a server, whole or by tag, and defines nothing there', async () => {
    const script = `
      const names = ${JSON.stringify(['index', ...clinicTags])};
      for (const name of names) {
        const exported = Object.keys(await import('./library/' + name + '.js'));
        if (!exported.length) throw new Error(name);
      }
      const { ClinicLogin } = await import('clinic-auth/clinic-login');
      const index = await import('clinic-auth');
      if (ClinicLogin !== index.ClinicLogin) throw new Error('two classes for one tag');
      console.log(typeof document, names.filter((name) => globalThis.customElements?.get(name)).length);`;
    const printed = await runWell(['node', '--input-type=module', '--eval', script], { folder: DIST });
    assert.equal(printed.trim(), 'undefined 0');
  });
});

const namesOf = (things: readonly Named[]): readonly string[] => things.map(({ name }) => name).sort();

/** Interfaces and type literals in a file of declarations, by name: their members, with the text of their types. */
type Members = ReadonlyMap<string, ReadonlyMap<string, string>>;

function membersOf(file: string): Members {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found = new Map<string, Map<string, string>>();
  const visit = (node: ts.Node): void => {
    const members = ts.isInterfaceDeclaration(node)
      ? node.members
      : ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type)
        ? node.type.members
        : null;
    if (members && (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))) {
      const known = found.get(node.name.text) ?? new Map<string, string>();
      found.set(node.name.text, known);
      for (const member of members)
        if (ts.isPropertySignature(member) && ts.isStringLiteral(member.name))
          known.set(member.name.text, member.type?.getText() ?? '');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function membersOfType(members: Members, name: string): ReadonlyMap<string, string> {
  const found = members.get(name);
  assert.ok(found, `there is no ${name}`);
  return found;
}
