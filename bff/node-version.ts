/** The oldest Node that runs this; package.json says the same under `engines`. On older ones better-sqlite3 crashes. */
const OLDEST_NODE = 24;

/**
 * Why a Node cannot run this, as a sentence; null: it can.
 *
 * @param version as `process.versions.node` tells it, such as `24.21.0`.
 */
export function explainOldNode(version: string): string | null {
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return null;
  return `Node ${version} is too old: it takes Node ${OLDEST_NODE} or newer, such as node_modules/.bin/node after npm ci`;
}
