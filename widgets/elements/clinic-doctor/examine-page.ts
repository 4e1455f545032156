import type { ClientAddress } from '../../client/auth-client.ts';
import { webAddress } from '../../ui/web-address.ts';
import { checkBff } from './bff-checks.ts';
import { checkClinic } from './clinic-checks.ts';
import { sortFindings } from './finding.ts';
import type { Finding } from './finding.ts';
import { canKeepThings, checkPage } from './page-checks.ts';
import { pageTags, patientsOf } from './page-tags.ts';
import type { Patient } from './page-tags.ts';
import type { PolicyWatch } from './policy-watch.ts';
import { checkScripts } from './script-checks.ts';
import { checkTags } from './tag-checks.ts';

/**
 * Examines a page. It asks the BFFs that its tags name, changes nothing, and logs nobody in or out.
 *
 * @param own - the doctor's own attributes
 * @returns what was found, each thing once, what has to be mended first
 */
export async function examinePage(
  page: Document,
  own: Required<ClientAddress>,
  policy: PolicyWatch,
): Promise<readonly Finding[]> {
  const tags = pageTags(page);
  const isStorageOpen = await canKeepThings();
  const findings: Finding[] = [];
  const reached: string[] = [];
  const patients = patientsOf(tags, own);
  for (const patient of patients) {
    const bff = await checkBff(patient, foreignAccount(patient), policy);
    findings.push(...bff.findings);
    if (!bff.answer) continue;
    reached.push(patient.bff);
    findings.push(...(await checkClinic(patient, bff.answer, isStorageOpen)));
  }
  findings.push(...(await checkScripts(page, reached)));
  // Last: the requests before have put the policy to the test.
  const origins = [...patients.map(({ bff }) => bff), import.meta.url].filter((it) => URL.canParse(it));
  const policyFindings = policy.findings([...new Set(origins.map((it) => new URL(it).origin))]);
  return sortFindings([
    ...findings,
    ...policyFindings,
    ...checkPage(isStorageOpen),
    ...checkTags(tags, own.clinic !== ''),
  ]);
}

/** The origin of an `account-url` on another site, about which the BFF is asked; null: there is none. */
function foreignAccount({ accountUrls }: Patient): string | null {
  const origins = accountUrls.flatMap((written) => {
    const address = webAddress(written);
    return address ? [new URL(address).origin] : [];
  });
  return origins.find((origin) => origin !== location.origin) ?? null;
}
