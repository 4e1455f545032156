import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from '../support/browser.ts';
import { HOUR, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  type AuthenticatorApp,
  giveAuthenticator,
  stepIn,
  told,
  typeSecondStep,
  wrongCode,
} from '../support/two-step.ts';

const STEP = 30 * SECOND;
/** `12345678901234567890` in base32: the seed of RFC 6238, appendix B. */
const RFC_SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

for (const dialect of databases()) {
  describe(`the code of an authenticator app, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let app: AuthenticatorApp;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      app = await giveAuthenticator(door, clinic.staff);
    });
    after(() => door.close());

    const challenged = async (browser: Browser = door.browser()) => {
      const page = browser.open(clinic.origin);
      assert.equal(stepIn(await page.login(clinic.staff)).name, 'second-step');
      return page;
    };
    /** What a code comes to in a login of its own. */
    const tryCode = async (code: string) => {
      const page = await challenged();
      return told(await typeSecondStep(page, clinic, { method: 'authenticator', code }));
    };
    const codeAfter = (ms: number) => app.codeAt(door.clock.now() + ms);
    const IN = '200 logged-in';
    const WRONG = '401 second-step wrong-code';

    it('logs in, and no other code does', async () => {
      assert.equal(await tryCode(wrongCode(app, door.clock.now())), WRONG);
      assert.equal(await tryCode(codeAfter(0)), IN);
    });

    for (const [what, drift] of [
      ['the step before', -STEP],
      ['this step', 0],
      ['the step after', STEP],
    ] as const) {
      it(`is taken of ${what}`, async () => {
        assert.equal(await tryCode(codeAfter(drift)), IN);
      });
    }

    it('is not taken of two steps before or after, at whichever end of its step the clock stands', async () => {
      for (const inStep of [0, STEP - 1]) {
        door.clock.advance(inStep - (door.clock.now() % STEP));
        assert.equal(await tryCode(codeAfter(-2 * STEP)), WRONG);
        assert.equal(await tryCode(codeAfter(2 * STEP)), WRONG);
      }
      assert.equal(await tryCode(codeAfter(STEP)), IN);
    });

    it('is taken once: not again, not in another browser, and no older one after it', async () => {
      const codes = [codeAfter(-STEP), codeAfter(0), codeAfter(STEP)];
      assert.equal(await tryCode(codes[1] ?? ''), IN);
      assert.equal(await tryCode(codes[1] ?? ''), WRONG);
      assert.equal(await tryCode(codes[0] ?? ''), WRONG);
      assert.equal(await tryCode(codes[2] ?? ''), IN);
      door.clock.advance(STEP);
      assert.equal(await tryCode(codes[2] ?? ''), WRONG);
    });

    it('opens one session where two logins show it at once', async () => {
      const pages = [await challenged(), await challenged()];
      const code = codeAfter(0);
      const answers = await Promise.all(
        pages.map((page) => typeSecondStep(page, clinic, { method: 'authenticator', code })),
      );
      assert.deepEqual(answers.map(told).toSorted(), [IN, WRONG]);
    });

    it('of an hour ago or an hour ahead opens nothing, as when a clock was moved', async () => {
      assert.equal(await tryCode(codeAfter(-HOUR)), WRONG);
      assert.equal(await tryCode(codeAfter(HOUR)), WRONG);
    });

    it('works after the clock was put forward an hour; put back, the used steps stay used', async () => {
      assert.equal(await tryCode(codeAfter(0)), IN);
      door.clock.advance(HOUR);
      const ahead = codeAfter(0);
      assert.equal(await tryCode(ahead), IN);
      door.clock.advance(-HOUR);
      assert.equal(await tryCode(codeAfter(0)), WRONG);
      assert.equal(await tryCode(codeAfter(STEP)), WRONG);
      door.clock.advance(HOUR);
      assert.equal(await tryCode(ahead), WRONG);
      assert.equal(await tryCode(codeAfter(STEP)), IN);
    });

    it('may be typed with spaces and hyphens, and with nothing else', async () => {
      const odd: readonly ((code: string) => string)[] = [
        (code) => `${code}0`,
        (code) => code.slice(1),
        (code) => `x${code}`,
        (code) => `+${code}`,
        (code) => `${code}\u0000`,
        (code) => [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join(''),
        () => '',
      ];
      for (const [index, spelt] of odd.entries()) {
        assert.equal(await tryCode(spelt(codeAfter(0))), WRONG, `spelling ${index}`);
      }
      const code = codeAfter(0);
      assert.equal(await tryCode(` ${code.slice(0, 3)} ${code.slice(3, 5)}-${code.slice(5)} `), IN);
    });

    it("of a colleague's app, or of one's own at another clinic, opens nothing", async () => {
      const colleague = await giveAuthenticator(door, clinic.owner);
      const elsewhere = await door.clinic();
      const ownThere = await giveAuthenticator(door, elsewhere.staff);
      for (const other of [colleague, ownThere]) {
        assert.equal(await tryCode(other.codeAt(door.clock.now())), WRONG);
      }
    });
  });

  describe(`the codes of RFC 6238, appendix B, on ${dialect.name}`, () => {
    let door: FrontDoor;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    after(() => door.close());

    // The table's eight digits, the last six of them. The earlier times lie before a session could.
    for (const [seconds, code] of [
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ] as const) {
      it(`${code} logs in at ${seconds} s`, async () => {
        door.clock.advance(seconds * SECOND - door.clock.now());
        const clinic = await door.clinic();
        await giveAuthenticator(door, clinic.staff, { secret: RFC_SEED });
        const page = door.browser().open(clinic.origin);
        await page.login(clinic.staff);
        const answer = await typeSecondStep(page, clinic, { method: 'authenticator', code });
        assert.equal(told(answer), '200 logged-in');
      });
    }
  });
}
