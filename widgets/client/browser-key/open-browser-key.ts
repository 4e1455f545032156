import type { AuthClient } from '../auth-client.ts';
import type { Carrier } from '../carrier.ts';
import { indexedKeyStore } from './indexed-key-store.ts';
import { newKeyRecord } from './key-record.ts';
import { KeyedCarrier } from './keyed-carrier.ts';
import { canRememberKeyed } from './keyed-memory.ts';
import { memoryKeyStore } from './memory-key-store.ts';
import { areInUse } from './tokens.ts';

/**
 * Goes on with the browser key by which somebody is logged in at the client's clinic, or about to be.
 *
 * @returns null where nobody is
 */
export async function resumeBrowserKey(client: AuthClient): Promise<Carrier | null> {
  try {
    const record = await indexedKeyStore.read(client.bff, client.slug);
    const isInUse = record !== null && areInUse(record.tokens, Date.now());
    return isInUse ? new KeyedCarrier(client, indexedKeyStore) : null;
  } catch {
    return null;
  }
}

/**
 * Makes a browser key, unless there is one: a trusted browser is trusted by the key that it had. Where the page may not
 * store anything, the key is in its memory alone.
 *
 * @param nonce - one that the BFF has given already; null: none
 */
export async function makeBrowserKey(client: AuthClient, nonce: string | null): Promise<Carrier> {
  const { bff, slug } = client;
  const made = await newKeyRecord();
  try {
    await indexedKeyStore.change(bff, slug, (record) => record ?? made);
    if (canRememberKeyed(bff)) return new KeyedCarrier(client, indexedKeyStore, nonce);
  } catch {
    // Storage is closed to the page, or does not take keys.
  }
  await memoryKeyStore.change(bff, slug, (record) => record ?? made);
  return new KeyedCarrier(client, memoryKeyStore, nonce);
}
