import type { KeyRecord } from './key-record.ts';
import type { KeyStore } from './key-store.ts';

const records = new Map<string, KeyRecord>();

const nameOf = (bff: string, slug: string): string => `${bff} ${slug}`;

/** Browser keys in the page's memory alone: they are gone when the page is. */
export const memoryKeyStore: KeyStore = {
  isLasting: false,
  read: async (bff, slug) => records.get(nameOf(bff, slug)) ?? null,
  change: async (bff, slug, change) => {
    const name = nameOf(bff, slug);
    const next = change(records.get(name) ?? null);
    if (next) records.set(name, next);
    else records.delete(name);
    return next;
  },
  readAll: async (bff) =>
    [...records].filter(([name]) => name.startsWith(nameOf(bff, ''))).map(([, record]) => record),
};
