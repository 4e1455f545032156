import { resolveBff } from '../../client/bff-address.ts';
import type { ClientAddress } from '../../client/auth-client.ts';
import { clinicTags } from '../../tags.ts';

/** Which clinic at which BFF some of the page's tags are about. */
export interface Patient extends Required<ClientAddress> {
  /** What these tags have as `account-url`, as written; no doubles. */
  readonly accountUrls: readonly string[];
  /** Whether one of the page's tags is about it; otherwise the doctor's own is alone. */
  readonly hasTags: boolean;
}

/** Every `clinic-…` element of a page but the doctor, in open shadow roots as well, and not those inside another. */
export function pageTags(page: Document): readonly Element[] {
  return [...elementsIn(page)].filter(
    ({ localName, parentElement }) =>
      localName.startsWith('clinic-') && localName !== 'clinic-doctor' && !parentElement?.closest('.ca-root'),
  );
}

function* elementsIn(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

/**
 * Whom to examine: each clinic at each BFF once, whichever tags name it.
 *
 * @param tags - the page's
 * @param own - what the doctor's own tag names, which counts where there is no other
 */
export function patientsOf(tags: readonly Element[], own: Required<ClientAddress>): readonly Patient[] {
  const patients = new Map<string, Patient>();
  const add = (bff: string, clinic: string, accountUrl: string, hasTags: boolean): void => {
    const address = resolveBff(bff);
    const key = `${address} ${clinic}`;
    const urls = new Set(patients.get(key)?.accountUrls);
    if (accountUrl) urls.add(accountUrl);
    patients.set(key, { bff: address, clinic, accountUrls: [...urls], hasTags });
  };
  for (const tag of tags.filter(isKnownTag)) {
    const value = (name: string): string => tag.getAttribute(name) ?? '';
    add(value('bff'), value('clinic'), value('account-url'), true);
  }
  if (!patients.size) add(own.bff, own.clinic, '', false);
  return [...patients.values()];
}

/** Whether an element's name is that of a widget. */
export function isKnownTag({ localName }: Element): boolean {
  return clinicTags.some((tag) => tag === localName);
}
