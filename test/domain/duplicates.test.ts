import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ComparedProfile, reasonsOf } from '../../bff/domain/duplicates.ts';

const alex: ComparedProfile = {
  role: 'patient',
  nameKey: 'morgan, alex',
  birthDate: '1980-02-29',
  emailKey: 'alex@example.com',
  mobilePhone: '+16045550120',
};
const stranger: ComparedProfile = {
  role: 'patient',
  nameKey: 'lee, jordan',
  birthDate: '1999-12-31',
  emailKey: 'jordan@example.com',
  mobilePhone: '+16045550121',
};
const nothing = { birthDate: null, emailKey: null, mobilePhone: null };

describe('two profiles could be one person', () => {
  it('by any of three reasons, the strongest first', () => {
    assert.deepEqual(reasonsOf(alex, alex), ['same-name-and-birth-date', 'same-email', 'same-phone']);
    const { nameKey, birthDate, emailKey, mobilePhone } = alex;
    assert.deepEqual(reasonsOf(alex, { ...stranger, nameKey, birthDate }), ['same-name-and-birth-date']);
    assert.deepEqual(reasonsOf(alex, { ...stranger, emailKey }), ['same-email']);
    assert.deepEqual(reasonsOf(alex, { ...stranger, mobilePhone }), ['same-phone']);
    assert.deepEqual(reasonsOf(alex, stranger), []);
  });

  it('not by a name or a birth date alone, nor by what both lack', () => {
    assert.deepEqual(reasonsOf(alex, { ...stranger, nameKey: alex.nameKey }), []);
    assert.deepEqual(reasonsOf(alex, { ...stranger, birthDate: alex.birthDate }), []);
    assert.deepEqual(reasonsOf({ ...alex, ...nothing }, { ...alex, ...nothing }), []);
    assert.deepEqual(reasonsOf({ ...alex, emailKey: '' }, { ...stranger, emailKey: '' }), []);
  });

  it('where both are patients or both work at the clinic: staff who are patients too have two on purpose', () => {
    for (const role of ['staff', 'full-access', 'owner'] as const) {
      assert.deepEqual(reasonsOf(alex, { ...alex, role }), []);
      assert.equal(reasonsOf({ ...alex, role: 'staff' }, { ...alex, role }).length, 3);
    }
  });
});
