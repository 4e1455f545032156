import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The demo's own `SECRETS_KEY`, made at the first start and kept in a file that only this user can read.
 * For the demo alone: in production the keys come from outside and never lie beside the data.
 */
export function demoSecretsKey(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    // `wx`: of two demos that start at once one makes the file, the other then reads it.
    try {
      writeFileSync(path, `1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  }
  return readFileSync(path, 'utf8').trim();
}
