import type { Visitor } from './visitor.ts';

/** A CryptoKey that a script found. */
export interface FoundKey {
  readonly type: 'private' | 'public' | 'secret';
  readonly extractable: boolean;
  /** Whether exporting it, in each format that there is for its type, has failed. */
  readonly staysPut: boolean;
}

/** All that a script of the page can find in the browser's storage. */
export interface PageStorage {
  /** `document.cookie`. */
  readonly cookie: string;
  /** `localStorage` and `sessionStorage` as JSON; null: closed to the page. */
  readonly plain: string | null;
  /** All strings in the page's IndexedDB; null: closed to the page. */
  readonly stored: readonly string[] | null;
  /** All keys in there. */
  readonly keys: readonly FoundKey[];
}

/** Walks through everything, as a script that some other vendor's tag brought along would. */
const search = `
  const formats = { private: ['pkcs8', 'jwk'], secret: ['raw', 'jwk'], public: [] };
  const keys = [];
  const strings = [];
  const visit = async (value) => {
    if (typeof value === 'string') strings.push(value);
    else if (value instanceof CryptoKey) {
      const tries = formats[value.type].map((format) => crypto.subtle.exportKey(format, value));
      const outcomes = await Promise.allSettled(tries);
      const staysPut = outcomes.every(({ status }) => status === 'rejected');
      keys.push({ type: value.type, extractable: value.extractable, staysPut });
    } else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      strings.push(new TextDecoder().decode(value));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        strings.push(name);
        await visit(member);
      }
    }
  };
  const answerOf = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked'));
    });
  const searchDatabase = async (name) => {
    const database = await answerOf(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [values, names] = await Promise.all([answerOf(objects.getAll()), answerOf(objects.getAllKeys())]);
      await visit(values);
      await visit(names);
    }
    database.close();
  };
  let plain = null;
  try { plain = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]); } catch {}
  let stored = null;
  try {
    for (const { name } of await indexedDB.databases()) await searchDatabase(name);
    stored = strings;
  } catch {}
  return { cookie: document.cookie, plain, stored, keys };
`;

/** What the page's scripts can find. */
export async function searchStorage(visitor: Visitor): Promise<PageStorage> {
  return (await visitor.run(search)) as PageStorage;
}
