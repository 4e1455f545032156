import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../dist/widgets', import.meta.url));

/** The built script and everything that it imports before it runs, as paths below `dist/widgets`. */
export function firstLoadFiles(entry = 'clinic-auth.js'): readonly string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const code = readFileSync(join(folder, path), 'utf8');
    for (const match of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      visit(relative(folder, join(folder, dirname(path), match[1] ?? '')));
    }
  };
  visit(entry);
  return [...seen];
}

/** Bytes, gzipped at level 9, that a page with `<clinic-login>` loads before its form shows. */
export function firstLoadBytes(): number {
  return firstLoadFiles().reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length,
    0,
  );
}
