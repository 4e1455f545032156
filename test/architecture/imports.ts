import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The top of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import, whatever its form: `import`, `export … from`, `import()` or `import('…')` as a type. */
export interface Import {
  /** The importing file, from the top of the repository, with forward slashes. */
  readonly file: string;
  /** What it imports: a path like `file`'s, or a package's or Node module's name. */
  readonly target: string;
  /** Whether nothing of it is left when types are taken away. */
  readonly typeOnly: boolean;
}

/** Reads all imports of one file's text. Specifiers that are no literals are bugs here, and thrown. */
export function importsOf(file: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const note = (specifier: ts.Node, typeOnly: boolean) => {
    if (!ts.isStringLiteralLike(specifier)) throw new Error(`${file}: ${specifier.getText()} is no literal`);
    found.push({ file, target: targetOf(file, specifier.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      note(node.moduleSpecifier, isTypeOnlyExport(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      for (const argument of node.arguments.slice(0, 1)) note(argument, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  if (clause.name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function isTypeOnlyExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly || !exportClause || !ts.isNamedExports(exportClause)) return isTypeOnly;
  return exportClause.elements.length > 0 && exportClause.elements.every((element) => element.isTypeOnly);
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return normalize(join(dirname(file), specifier))
    .split(sep)
    .join('/');
}

/** All TypeScript and JavaScript files of these folders, from the top of the repository. */
export async function sourceFiles(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(ROOT, folder), { recursive: true });
      return names.map((name) => `${folder}/${name.split(sep).join('/')}`);
    }),
  );
  return lists.flat().filter((name) => /\.(ts|js)$/.test(name) && !name.includes('node_modules/'));
}

/** All imports of all files of these folders. */
export async function readImports(folders: readonly string[]): Promise<readonly Import[]> {
  const files = await sourceFiles(folders);
  const lists = await Promise.all(
    files.map(async (file) => importsOf(file, await readFile(join(ROOT, file), 'utf8'))),
  );
  return lists.flat();
}
