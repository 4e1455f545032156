import { readFileSync } from 'node:fs';

/**
 * The package.json of the package that site builders install, `dist/package.json`. It says what the repo's own says
 * of its exports, from within `dist/`, and depends on Lit alone: the repo's other packages are the BFF's.
 *
 * @returns {string} its text
 */
export function sitePackage() {
  const own = JSON.parse(readFileSync('package.json', 'utf8'));
  const { name, version, description, license, type, sideEffects, exports, customElements } = own;
  const inDist = {
    name,
    version,
    description,
    license,
    type,
    sideEffects,
    exports,
    customElements,
    'web-types': own['web-types'],
    files: own.files.filter((file) => file.startsWith('dist/')),
  };
  const text = JSON.stringify({ ...inDist, dependencies: { lit: own.dependencies.lit } }, null, 2);
  return `${text.replaceAll('"./dist/', '"./').replaceAll('"dist/', '"')}\n`;
}
