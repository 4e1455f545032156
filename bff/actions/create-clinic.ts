import { NO_SOURCE } from '../domain/audit-event.ts';
import { insertClinic, type NewClinic } from '../storage/clinics.ts';
import { isUniqueViolation } from '../storage/unique-violation.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

/** What the operator says of a new clinic. */
export type ClinicData = Pick<
  NewClinic,
  | 'slug'
  | 'name'
  | 'origins'
  | 'accent'
  | 'locale'
  | 'country'
  | 'supportPhone'
  | 'supportEmail'
  | 'loginPage'
  | 'resetPasswordPage'
  | 'setUpAccountPage'
  | 'accountPage'
> & { readonly timeZone: string };

/** The security settings that a clinic begins with, until its owner decides. */
const FIRST_SETTINGS = {
  passwordMinLength: 12,
  twoStepEnforced: 0,
  trustBrowserAllowed: 1,
  staffIdleSeconds: 3600,
} as const;

/** Makes a clinic with nobody in it yet. */
export async function createClinic(
  deps: Pick<Deps, 'database' | 'random' | 'clock'>,
  clinic: ClinicData,
): Promise<{ readonly kind: 'created' | 'slug-taken' }> {
  try {
    await deps.database.db.transaction().execute(async (trx) => {
      const made = { ...clinic, ...FIRST_SETTINGS, origins: [...new Set(clinic.origins)] };
      const clinicId = await insertClinic(trx, { ...made, logoUrl: null, createdAt: deps.clock() });
      const happened = { clinicId, actor: { kind: 'operator' }, subjectId: null, source: NO_SOURCE } as const;
      await recordEvent(deps, trx, { ...happened, event: 'clinic-created', details: { slug: clinic.slug } });
    });
    return { kind: 'created' };
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'slug-taken' };
    throw error;
  }
}
