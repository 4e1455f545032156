import type { KeyRecord } from '../../../widgets/client/browser-key/key-record.ts';

/** What a page has in IndexedDB for the demo's clinic at a BFF, as any script of the page could read it. */
export async function keptKey(bff: string): Promise<KeyRecord | undefined> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('clinic-auth', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('browser-keys');
    };
    opening.onsuccess = () => {
      resolve(opening.result);
    };
    opening.onerror = () => {
      reject(new Error('IndexedDB does not open'));
    };
  });
  try {
    return await new Promise((resolve, reject) => {
      const reading = database
        .transaction('browser-keys')
        .objectStore('browser-keys')
        .get([bff, 'maple-street']);
      reading.onsuccess = () => {
        resolve(reading.result as KeyRecord | undefined);
      };
      reading.onerror = () => {
        reject(new Error('IndexedDB cannot be read'));
      };
    });
  } finally {
    database.close();
  }
}

/** Everything in the page's storages that is text. */
export function storedText(): string {
  return [localStorage, sessionStorage]
    .flatMap((storage) => Object.keys(storage).map((key) => `${key}=${storage.getItem(key) ?? ''}`))
    .join('\n');
}
