import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

/** Whether the page is one in which browsers give scripts all that they have, and lets the widgets keep things. */
export function checkPage(isStorageOpen: boolean): readonly Finding[] {
  return [
    isSecureContext ? finding('page-secure', 'good') : finding('page-not-secure', 'bad'),
    isStorageOpen ? finding('storage-open', 'good') : finding('storage-closed', 'warning'),
  ];
}

/** Whether the page may keep something in the browser: what the widgets remember, and the browser key. */
export async function canKeepThings(): Promise<boolean> {
  const name = 'clinic-auth:doctor';
  try {
    localStorage.setItem(name, '');
    localStorage.removeItem(name);
    sessionStorage.setItem(name, '');
    sessionStorage.removeItem(name);
    return await canOpenDatabase(name);
  } catch {
    return false;
  }
}

function canOpenDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      opening.result.close();
      indexedDB.deleteDatabase(name);
      resolve(true);
    };
  });
}
