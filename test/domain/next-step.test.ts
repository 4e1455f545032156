import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nextStep } from '../../bff/domain/next-step.ts';

describe('the next step of a login', () => {
  it('is the password while none was found right', () => {
    assert.equal(nextStep({ passwordVerifiedAt: null }), 'password');
  });

  it('is the session once the password was found right, whenever that was', () => {
    fc.assert(
      fc.property(fc.integer(), (passwordVerifiedAt) => {
        assert.equal(nextStep({ passwordVerifiedAt }), 'logged-in');
      }),
    );
  });

  it('takes the moment 0 for a moment, not for nothing', () => {
    assert.equal(nextStep({ passwordVerifiedAt: 0 }), 'logged-in');
  });
});
