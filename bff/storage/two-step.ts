import type { Selectable } from 'kysely';
import type { TwoStepMethod } from '../contract/index.ts';
import type { TwoStepFacts } from '../domain/two-step.ts';
import type { Db } from './database.ts';
import { prepareQuery } from './prepare-query.ts';
import type { ProfileKey } from './profiles.ts';
import type { TwoStepTable } from './two-step-tables.ts';

export type StoredTwoStep = Selectable<TwoStepTable>;

/** All that is stored of a profile's 2-Step Verification, with the facts for the domain's rules. */
export interface ReadTwoStep {
  readonly facts: TwoStepFacts;
  /** Null: nothing was ever set up but perhaps passkeys. */
  readonly stored: StoredTwoStep | null;
}

const selectFacts = prepareQuery((db: Db, param: ProfileKey) =>
  db
    .selectFrom('profile')
    .leftJoin('twoStep', (join) =>
      join.onRef('twoStep.clinicId', '=', 'profile.clinicId').onRef('twoStep.profileId', '=', 'profile.id'),
    )
    .select([
      'profile.role',
      'profile.mobilePhone',
      'twoStep.profileId as storedFor',
      'twoStep.defaultMethod',
      'twoStep.smsPhone',
      'twoStep.authenticatorSecret',
      'twoStep.authenticatorSetUpAt',
      'twoStep.authenticatorStep',
      'twoStep.pausedUntil',
    ])
    .where('profile.clinicId', '=', param.clinicId)
    .where('profile.id', '=', param.profileId),
);

const selectDomains = prepareQuery((db: Db, param: ProfileKey) =>
  db
    .selectFrom('passkey')
    .select('domain')
    .where('clinicId', '=', param.clinicId)
    .where('profileId', '=', param.profileId),
);

/** A profile's 2-Step Verification as it is stored now. The profile is known to exist. */
export async function readTwoStep(db: Db, key: ProfileKey): Promise<ReadTwoStep> {
  const [row] = await selectFacts(db, key);
  if (!row) throw new Error('a profile is gone');
  const { role, mobilePhone, storedFor, ...two } = row;
  const domains = await selectDomains(db, key);
  return {
    facts: {
      role,
      mobilePhone,
      smsPhone: two.smsPhone,
      hasAuthenticator: two.authenticatorSecret !== null,
      passkeyDomains: domains.map(({ domain }) => domain),
      defaultMethod: two.defaultMethod,
      pausedUntil: two.pausedUntil,
    },
    stored: storedFor === null ? null : { ...two, ...key },
  };
}

/** Writes what has changed of a profile's 2-Step Verification, whether anything was stored before or not. */
export async function putTwoStep(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  change: Partial<Omit<TwoStepTable, 'clinicId' | 'profileId'>>,
): Promise<void> {
  const nothing = {
    defaultMethod: null,
    smsPhone: null,
    authenticatorSecret: null,
    authenticatorSetUpAt: null,
    authenticatorStep: null,
    pausedUntil: null,
  };
  await trx
    .insertInto('twoStep')
    .values({ ...nothing, ...change, clinicId, profileId })
    .onConflict((conflict) => conflict.columns(['clinicId', 'profileId']).doUpdateSet(change))
    .execute();
}

/**
 * Accepts the code of a time step once: true for one caller only, and never for an earlier step (RFC 6238 5.2).
 */
export async function useAuthenticatorStep(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  { step, secret }: { step: number; secret: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('twoStep')
    .set({ authenticatorStep: step })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('authenticatorSecret', '=', secret)
    .where((eb) => eb.or([eb('authenticatorStep', 'is', null), eb('authenticatorStep', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What a method is stored as when it is off. */
export const noMethod: Readonly<Record<Exclude<TwoStepMethod, 'passkey'>, Partial<TwoStepTable>>> = {
  sms: { smsPhone: null },
  authenticator: { authenticatorSecret: null, authenticatorSetUpAt: null, authenticatorStep: null },
};
