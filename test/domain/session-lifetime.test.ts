import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Role } from '../../bff/contract/index.ts';
import { isStaff } from '../../bff/domain/role.ts';
import { isLive, LONGEST_SESSION_SECONDS, sessionEnds } from '../../bff/domain/session-lifetime.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LOGGED_IN_AT = Date.parse('2026-03-28T22:00:00Z');

const roles: readonly Role[] = ['patient', 'staff', 'full-access', 'owner'];
const staffRoles = roles.filter(isStaff);

const ends = (role: Role, activeAfterMs: number, staffIdleSeconds: number | null) =>
  sessionEnds(
    { role, loggedInAt: LOGGED_IN_AT, lastActiveAt: LOGGED_IN_AT + activeAfterMs },
    staffIdleSeconds,
  );

describe('staff, as far as rules for staff go', () => {
  it('is everyone but patients', () => {
    assert.deepEqual(staffRoles, ['staff', 'full-access', 'owner']);
  });
});

describe("a patient's session", () => {
  it('ends 24 hours after the last activity', () => {
    assert.equal(ends('patient', 0, 300).idleEndsAt, LOGGED_IN_AT + DAY);
    assert.equal(ends('patient', 5 * HOUR, 300).idleEndsAt, LOGGED_IN_AT + 5 * HOUR + DAY);
  });

  it('ends after 14 days in any case', () => {
    assert.equal(ends('patient', 13.5 * DAY, null).endsAt, LOGGED_IN_AT + 14 * DAY);
    assert.equal(ends('patient', 13.5 * DAY, null).idleEndsAt, LOGGED_IN_AT + 14 * DAY);
  });

  it("does not depend on the clinic's Automatic Sign Out", () => {
    for (const seconds of [null, 300, 43_200]) {
      assert.deepEqual(ends('patient', HOUR, seconds), ends('patient', HOUR, 3600));
    }
  });
});

for (const role of staffRoles) {
  describe(`a session of somebody with the role ${role}`, () => {
    it("ends by the clinic's Automatic Sign Out", () => {
      assert.equal(ends(role, HOUR, 300).idleEndsAt, LOGGED_IN_AT + HOUR + 300_000);
      assert.equal(ends(role, HOUR, 43_200).idleEndsAt, LOGGED_IN_AT + 13 * HOUR);
    });

    it('has no idle limit where Automatic Sign Out is off, and still ends after 24 hours', () => {
      assert.deepEqual(ends(role, HOUR, null), { idleEndsAt: null, endsAt: LOGGED_IN_AT + DAY });
    });

    it('never idles beyond its 24 hours', () => {
      assert.equal(ends(role, 20 * HOUR, 43_200).idleEndsAt, LOGGED_IN_AT + DAY);
    });
  });
}

describe('a live session', () => {
  it('is live until the millisecond before its end, and not at its end', () => {
    for (const facts of [ends('patient', 0, null), ends('staff', 0, 300), ends('owner', 0, null)]) {
      const end = facts.idleEndsAt ?? facts.endsAt;
      assert.equal(isLive(facts, end - 1), true);
      assert.equal(isLive(facts, end), false);
      assert.equal(isLive(facts, end + 1), false);
    }
  });

  it('never outlives the longest session, whatever the role and the setting', () => {
    const anyRole = fc.constantFrom(...roles);
    const anySetting = fc.option(fc.integer({ min: 300, max: 43_200 }));
    fc.assert(
      fc.property(anyRole, anySetting, fc.nat(20 * DAY), (role, staffIdleSeconds, activeAfterMs) => {
        const end = LOGGED_IN_AT + LONGEST_SESSION_SECONDS * 1000;
        assert.equal(isLive(ends(role, activeAfterMs, staffIdleSeconds), end), false);
      }),
    );
  });

  it('does not come back to life as time goes on', () => {
    const anyMoment = fc.nat(20 * DAY);
    fc.assert(
      fc.property(fc.constantFrom(...roles), anyMoment, anyMoment, (role, one, other) => {
        const facts = ends(role, 0, 3600);
        const [earlier, later] = [LOGGED_IN_AT + Math.min(one, other), LOGGED_IN_AT + Math.max(one, other)];
        if (!isLive(facts, earlier)) assert.equal(isLive(facts, later), false);
      }),
    );
  });
});
