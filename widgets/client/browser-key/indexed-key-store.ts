import type { KeyRecord } from './key-record.ts';
import type { KeyStore } from './key-store.ts';

const databaseName = 'clinic-auth';
const storeName = 'browser-keys';

/** A browser that has not opened its database after so many milliseconds is not going to (WebKit bug 226547). */
const openLimitMilliseconds = 3_000;

/** Nor has a transaction that takes so long any end: another page's stands in its way. */
const transactionLimitMilliseconds = 3_000;

/**
 * Browser keys in IndexedDB, which alone can keep a key that no script can read. Every call opens the database anew:
 * browsers close idle ones, and people clear them, while a page is open.
 *
 * Each call fails where storage is closed to the page.
 */
export const indexedKeyStore: KeyStore = {
  isLasting: true,
  read: (bff, slug) => inStore('readonly', (store) => store.get([bff, slug]), recordIn),
  change: (bff, slug, change) =>
    inStore(
      'readwrite',
      (store) => store.get([bff, slug]),
      (found, store) => {
        const record = recordIn(found);
        const next = change(record);
        if (!next) store.delete([bff, slug]);
        else if (next !== record) store.put(next, [bff, slug]);
        return next;
      },
    ),
  readAll: (bff) =>
    inStore(
      'readonly',
      (store) => store.getAll(IDBKeyRange.bound([bff], [bff, []])),
      (found) => (Array.isArray(found) ? found.flatMap((value) => recordIn(value) ?? []) : []),
    ),
};

/** Does something in one transaction, and hands its outcome on once that is through. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
  outcomeOf: (found: unknown, store: IDBObjectStore) => T,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      // WebKit takes a page that is left into its back/forward cache, transaction and all: it never ends then, and every
      // later change, of any page, waits for it.
      const giveUp = (): void => {
        try {
          transaction.abort();
        } catch {
          // It has just come to its end by itself.
        }
      };
      addEventListener('pagehide', giveUp);
      const timer = setTimeout(giveUp, transactionLimitMilliseconds);
      const end = (): void => {
        clearTimeout(timer);
        removeEventListener('pagehide', giveUp);
      };
      const store = transaction.objectStore(storeName);
      const request = work(store);
      request.onsuccess = () => {
        try {
          const outcome = outcomeOf(request.result, store);
          transaction.oncomplete = () => {
            end();
            resolve(outcome);
          };
        } catch (error) {
          reject(error instanceof Error ? error : new Error('The record could not be kept'));
          transaction.abort();
        }
      };
      transaction.onabort = () => {
        end();
        reject(transaction.error ?? new Error('The transaction was given up'));
      };
    });
  } finally {
    database.close();
  }
}

async function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    const timer = setTimeout(() => {
      reject(new Error('IndexedDB does not open'));
    }, openLimitMilliseconds);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(storeName);
    };
    opening.onsuccess = () => {
      clearTimeout(timer);
      resolve(opening.result);
    };
    opening.onerror = () => {
      clearTimeout(timer);
      reject(opening.error ?? new Error('IndexedDB is closed to the page'));
    };
  });
}

/** What stands there may have been put there by anything in the page. */
function recordIn(value: unknown): KeyRecord | null {
  const record = value as Partial<KeyRecord> | undefined;
  const isWhole =
    record?.keyPair?.privateKey instanceof CryptoKey &&
    record.keyPair.publicKey instanceof CryptoKey &&
    !record.keyPair.privateKey.extractable &&
    typeof record.tokens === 'object' &&
    typeof record.era === 'string';
  return isWhole ? (record as KeyRecord) : null;
}
