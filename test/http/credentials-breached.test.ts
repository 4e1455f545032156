import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createBreachLookup } from '../../bff/actions/password-policy.ts';
import {
  type Answering,
  type HttpProvider,
  startHttpProvider,
  unhelpful,
} from '../delivery/support/http-provider.ts';
import { changeCredentials, FINE_PASSWORD, resetPassword, setUpAccount } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const [dialect] = databases();
const DIGEST = createHash('sha1').update(FINE_PASSWORD).digest('hex').toUpperCase();
const [PREFIX, SUFFIX] = [DIGEST.slice(0, 5), DIGEST.slice(5)];
const OTHERS = ['0018A45C4D1DEF81644B54AB7F969B88D65:1', '00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2'];
const listing =
  (...lines: readonly string[]): Answering =>
  (response) =>
    response.end(lines.join('\r\n'));

describe('a password known from a breach', () => {
  let provider: HttpProvider;
  let answering: Answering;
  let way: WayIn;
  let clinic: StaffedClinic;
  before(async () => {
    provider = await startHttpProvider((response, request) => answering(response, request));
    way = await openWayIn(dialect, { breachLookup: createBreachLookup(`${provider.url}/range/`) });
    clinic = await way.door.clinic();
  });
  beforeEach(() => {
    answering = listing(...OTHERS, `${SUFFIX}:1387`);
  });
  after(async () => {
    await way.close();
    await provider.close();
  });

  const reset = async () => {
    const { token } = await way.help(await way.member(clinic));
    return resetPassword(way.visit(clinic), clinic, token);
  };

  it('is refused wherever passwords are chosen, with the reason', async () => {
    const member = await way.member(clinic);
    const own = way.visit(clinic);
    await own.login(member);
    const wish = { currentPassword: member.password, newPassword: FINE_PASSWORD };
    const { token } = await way.help(await way.newcomer(clinic));
    for (const answer of [
      await reset(),
      await changeCredentials(own, clinic, wish),
      await setUpAccount(way.visit(clinic), clinic, token, 'brand-new'),
    ]) {
      assert.equal(answer.status, 422);
      assert.deepEqual(problemIn(answer).problem, { code: 'password-breached', field: 'newPassword' });
    }
    assert.equal(await way.canLogIn(member), true);
    assert.equal(await way.opens(clinic, token), 'set-up-account');
  });

  it('is asked for by five digits of its hash: nothing else of it leaves the house', async () => {
    await reset();
    const request = provider.requests.at(-1);
    assert.equal(request?.method, 'GET');
    assert.equal(request.path, `/range/${PREFIX}`);
    assert.equal(request.body, '');
    assert.equal(request.headers['add-padding'], 'true');
    const sent = JSON.stringify(request);
    for (const secret of [SUFFIX, SUFFIX.toLowerCase(), 'plum', clinic.slug])
      assert.ok(!sent.includes(secret));
  });

  it('is not asked for where the policy refuses it anyway, nor at a login', async () => {
    const asked = provider.requests.length;
    const { token } = await way.help(await way.member(clinic));
    assert.equal((await resetPassword(way.visit(clinic), clinic, token, 'password1234')).status, 422);
    await way.visit(clinic).login(clinic.patient);
    assert.equal(provider.requests.length, asked);
  });

  it('is looked up in the form in which it is stored', async () => {
    const asked = provider.requests.length;
    for (const newPassword of ['Zoe\u0308 und der kurze Umweg', 'Zo\u00eb und der kurze Umweg']) {
      const { token } = await way.help(await way.member(clinic));
      await resetPassword(way.visit(clinic), clinic, token, newPassword);
    }
    const paths = provider.requests.slice(asked).map(({ path }) => path);
    assert.equal(paths.length, 2);
    assert.equal(new Set(paths).size, 1);
  });

  it('is not one that only pads the answer, nor one whose neighbours are known', async () => {
    for (const lines of [[`${SUFFIX}:0`], OTHERS, ['']]) {
      answering = listing(...lines);
      assert.equal((await reset()).status, 200);
    }
  });

  it('passes where the look-up fails: that is nobody’s reason to stay out', async () => {
    const failures: readonly Answering[] = [
      (response) => response.writeHead(500).end(`${SUFFIX}:9`),
      (response) => response.writeHead(429).end(),
      (response) => response.writeHead(302, { Location: `${provider.url}/elsewhere` }).end(),
      (response) => response.end('<html>Please log in to this network</html>'),
      unhelpful['hangs-up'],
    ];
    for (const failure of failures) {
      answering = failure;
      assert.equal((await reset()).status, 200);
    }
    assert.ok(!provider.requests.some(({ path }) => path === '/elsewhere'));
  });

  describe('asked of a service that does not answer', { timeout: 20_000 }, () => {
    const hanging = ['hangs', 'trickles', 'trickles-headers'] as const;
    let startedAt: number;
    beforeEach(() => {
      startedAt = performance.now();
    });
    afterEach(() => {
      answering = listing();
    });

    it('passes after two seconds, and lets go of the connection', async () => {
      let turn = 0;
      answering = (response, request) => {
        const how = hanging[turn++ % hanging.length] ?? 'hangs';
        unhelpful[how](response, request);
      };
      const lookUp = createBreachLookup(`${provider.url}/range/`);
      const outcomes = await Promise.all(hanging.map(() => lookUp(FINE_PASSWORD)));
      const seconds = (performance.now() - startedAt) / 1000;
      assert.deepEqual(outcomes, [false, false, false]);
      assert.ok(seconds > 1.5 && seconds < 5, `${seconds} s`);
    });
  });

  it('is asked of the service at its address, whether that was written with a slash at its end or without', async () => {
    const lookUp = createBreachLookup(`${provider.url}/range`);
    assert.equal(await lookUp(FINE_PASSWORD), true);
    assert.equal(provider.requests.at(-1)?.path, `/range/${PREFIX}`);
  });

  it('is nobody’s business where the look-up is off, as it is unless the operator turns it on', async () => {
    const asked = provider.requests.length;
    const plain = await openWayIn(dialect);
    const elsewhere = await plain.door.clinic();
    const { token } = await plain.help(await plain.member(elsewhere));
    assert.equal((await resetPassword(plain.visit(elsewhere), elsewhere, token)).status, 200);
    await plain.close();
    assert.equal(provider.requests.length, asked);
  });
});
