import type { DoctorAnswer, DoctorClinic } from '../../../bff/contract/index.ts';
import { AuthClient } from '../../client/auth-client.ts';
import { webAddress } from '../../ui/web-address.ts';
import { keepsCookies } from './ask-bff.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './page-tags.ts';

/**
 * Whether the clinic's settings at its BFF fit this page.
 *
 * @param answer - the BFF's
 * @param isStorageOpen - whether the page may keep things in the browser
 */
export async function checkClinic(
  patient: Patient,
  answer: DoctorAnswer,
  isStorageOpen: boolean,
): Promise<readonly Finding[]> {
  const { clinic } = answer;
  if (!clinic) {
    // A page without any tag names no clinic, and that is what is told of it.
    if (!patient.clinic && !patient.hasTags) return [];
    return [
      patient.clinic
        ? finding('clinic-unknown', 'bad', [patient.clinic, patient.bff])
        : finding('clinic-left-out', 'bad', [location.origin]),
    ];
  }
  const found = [checkOrigin(clinic), ...checkAccountUrl(patient, clinic)];
  if (!clinic.isRegistered) return found;
  return [...found, checkPasskeys(clinic), ...(await checkCookies(patient, answer, clinic, isStorageOpen))];
}

function checkOrigin({ slug, isRegistered, similarOrigin }: DoctorClinic): Finding {
  const { origin } = location;
  if (isRegistered) return finding('origin-registered', 'good', [origin, slug]);
  const statement = registers(origin, slug);
  return similarOrigin
    ? finding('origin-similar', 'bad', [origin, similarOrigin], statement)
    : finding('origin-not-registered', 'bad', [origin, slug], statement);
}

function checkAccountUrl({ accountUrls }: Patient, clinic: DoctorClinic): readonly Finding[] {
  return accountUrls.flatMap((written) => {
    const address = webAddress(written);
    // What is no web page is told of its tag.
    if (!address) return [];
    const { origin, pathname } = new URL(address);
    if (origin !== location.origin && clinic.isAccountRegistered === false) {
      const statement = registers(origin, clinic.slug);
      return [finding('account-url-not-registered', 'warning', [origin, clinic.slug], statement)];
    }
    return [finding('account-url-fine', 'good', [origin + pathname])];
  });
}

function checkPasskeys({ passkeyDomain, ownPasskeyDomain }: DoctorClinic): Finding {
  const { hostname } = location;
  if (passkeyDomain === null) {
    return ownPasskeyDomain
      ? finding('passkeys-elsewhere', 'warning', [ownPasskeyDomain, hostname])
      : finding('passkeys-not-here', 'warning', [hostname]);
  }
  return typeof PublicKeyCredential === 'function'
    ? finding('passkeys-work', 'good', [passkeyDomain])
    : finding('passkeys-not-in-browser', 'warning');
}

async function checkCookies(
  { bff, clinic }: Patient,
  { site }: DoctorAnswer,
  { slug }: DoctorClinic,
  isStorageOpen: boolean,
): Promise<readonly Finding[]> {
  const { mode } = AuthClient.for({ bff, clinic });
  if (mode === 'browser-key') return [finding('cookies-blocked', 'warning')];
  if (mode === 'browser-key-in-memory') return [finding('memory-only', 'warning')];
  const kept = await keepsCookies(bff, slug);
  if (kept === null) return [];
  if (kept) return [finding(site === 'cross-site' ? 'cookies-partitioned' : 'cookies-first-party', 'good')];
  return [isStorageOpen ? finding('cookies-blocked', 'warning') : finding('memory-only', 'warning')];
}

/** What an operator runs to register an origin (README, "A clinic's origins"). */
function registers(origin: string, slug: string): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  return `insert into clinic_origin (clinic_id, origin) select id, ${quoted(origin)} from clinic where slug = ${quoted(slug)};`;
}
