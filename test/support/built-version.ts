import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PinnedVersion } from '../../.config/pinned-version.ts';

const folder = fileURLToPath(new URL('../../dist/widgets', import.meta.url));

/** A file's hash as Subresource Integrity spells it. */
export function integrityOf(content: Buffer): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** The pinned versions in `dist/widgets`: that of the last build, and those that earlier ones have left. */
export function builtVersions(): readonly PinnedVersion[] {
  return readdirSync(folder)
    .filter((name) => /-[0-9a-f]{8}$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name, 'integrity.json'), 'utf8')) as PinnedVersion);
}

/** The one that the last build has made: its script is that of the plain address. */
export function builtVersion(): PinnedVersion {
  const newest = integrityOf(readFileSync(join(folder, 'clinic-auth.js')));
  const found = builtVersions().find(({ integrity }) => integrity['clinic-auth.js'] === newest);
  if (!found) throw new Error('the last build has made no version to pin');
  return found;
}
