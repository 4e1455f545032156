import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role } from '../../bff/contract/index.ts';
import {
  filledFields,
  mergedFields,
  mergedLogin,
  type MergingProfile,
  provenPhone,
  refuseMerge,
} from '../../bff/domain/merge.ts';

const ONE = '+16045550101';
const TWO = '+16045550102';

function profile({
  twoStep,
  ...given
}: Partial<Omit<MergingProfile, 'twoStep'>> & {
  twoStep?: Partial<MergingProfile['twoStep']>;
} = {}): MergingProfile {
  const { role = 'staff', mobilePhone = null } = given;
  return {
    ...{ id: 'kept', name: 'Alex Morgan', birthDate: null, email: null, locale: null, username: null },
    ...given,
    role,
    mobilePhone,
    twoStep: {
      ...{ role, mobilePhone, smsPhone: null, hasAuthenticator: false, passkeyDomains: [] },
      ...{ defaultMethod: null, pausedUntil: null },
      ...twoStep,
    },
  };
}

describe('a merge', () => {
  const roles: readonly Role[] = ['patient', 'staff', 'full-access', 'owner'];
  const asking = { role: 'full-access', profileId: 'asking' } as const;

  it('is of equal roles, and of owners for owners alone', () => {
    for (const kept of roles) {
      for (const other of roles) {
        for (const role of ['full-access', 'owner'] as const) {
          const refused = refuseMerge(
            { ...asking, role },
            profile({ role: kept }),
            profile({ id: 'other', role: other }),
          );
          const isOwners = kept === 'owner' || other === 'owner';
          const expected =
            isOwners && role !== 'owner' ? 'not-allowed' : kept === other ? undefined : 'roles-differ';
          assert.equal(refused?.code, expected, `${kept} and ${other}, by ${role}`);
        }
      }
    }
  });

  it('is never of the own profile, nor of one with itself', () => {
    const own = profile({ id: 'asking' });
    assert.equal(refuseMerge(asking, own, profile())?.code, 'own-profile');
    assert.equal(refuseMerge(asking, profile(), own)?.code, 'own-profile');
    assert.equal(refuseMerge(asking, profile(), profile())?.code, 'malformed');
  });

  it('keeps a login where there is one', () => {
    const [none, some] = [profile(), profile({ username: 'alex' })];
    assert.equal(mergedLogin(some, some), 'kept');
    assert.equal(mergedLogin(some, none), 'kept');
    assert.equal(mergedLogin(none, some), 'moved');
    assert.equal(mergedLogin(none, none), 'none');
  });

  it('fills what is lacking, and replaces nothing', () => {
    const full = { birthDate: '1980-02-29', email: 'a@example.com', mobilePhone: ONE, locale: 'fr' };
    const others = { birthDate: '1981-01-01', email: 'b@example.com', mobilePhone: TWO, locale: 'es' };
    assert.deepEqual(filledFields(profile(full), profile(others)), full);
    assert.deepEqual(filledFields(profile(), profile(others)), others);
    assert.deepEqual(filledFields(profile(full), profile()), full);
    const [name] = mergedFields(profile({ name: 'A' }), profile({ name: 'B' }), String);
    assert.deepEqual(name, { field: 'name', kept: 'A', other: 'B', result: 'A' });
  });

  it('takes the number along where text messages are the second step of the login that moves', () => {
    const kept = profile({ mobilePhone: ONE });
    const other = profile({ username: 'alex', mobilePhone: TWO, twoStep: { smsPhone: TWO } });
    assert.equal(filledFields(kept, other).mobilePhone, TWO);
    assert.equal(provenPhone(kept, other), TWO);
    // Of a login that stays, the number stays.
    assert.equal(filledFields({ ...kept, username: 'kept' }, other).mobilePhone, ONE);
    // Text messages that are off stay off, whichever number the profile has in the end.
    const off = profile({ username: 'alex', mobilePhone: TWO, twoStep: { smsPhone: ONE } });
    assert.equal(filledFields(kept, off).mobilePhone, ONE);
    assert.equal(provenPhone(kept, off), null);
    const once = profile({ username: 'kept', twoStep: { smsPhone: TWO } });
    assert.equal(filledFields(once, other).mobilePhone, TWO);
    assert.equal(provenPhone(once, other), null);
  });
});
