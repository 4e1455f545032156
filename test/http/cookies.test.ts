import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isSameSite } from '../../bff/http/cookies.ts';
import { parseSetCookie } from '../support/cookie-jar.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

/** Whether a page at this origin and a BFF at this address are one site to a browser. */
const sites: readonly (readonly [same: boolean, origin: string, publicUrl: string, why: string])[] = [
  [true, 'https://www.clinic.example', 'https://auth.clinic.example', 'two sub-domains of one domain'],
  [true, 'https://clinic.example', 'https://auth.clinic.example', 'a domain and its sub-domain'],
  [true, 'https://clinic.example', 'https://clinic.example', 'one host'],
  [true, 'https://clinic.example:8443', 'https://clinic.example', 'ports do not count'],
  [true, 'https://clinic.example', 'https://clinic.example/auth', 'a path does not count'],
  [true, 'https://a.b.c.clinic.co.uk', 'https://auth.clinic.co.uk', 'a suffix of two labels'],
  [false, 'https://clinic.co.uk', 'https://auth.co.uk', 'a suffix of two labels alone'],
  [false, 'https://www.clinic.example', 'https://auth.bff.example', 'two domains'],
  [false, 'https://clinic.example', 'https://clinic.example.net', 'a domain that begins alike'],
  [false, 'https://evilclinic.example', 'https://clinic.example', 'a domain that ends alike'],
  [false, 'http://www.clinic.example', 'https://auth.clinic.example', 'two schemes'],
  [false, 'https://maple.github.io', 'https://harbour.github.io', 'two tenants of a public suffix'],
  [true, 'https://maple.github.io', 'https://maple.github.io', 'one tenant of a public suffix'],
  [true, 'https://a.maple.github.io', 'https://b.maple.github.io', 'two hosts of one tenant of it'],
  [false, 'https://maple.herokuapp.com', 'https://auth.herokuapp.com', 'two tenants of another'],
  [false, 'https://maple.pages.dev', 'https://auth.pages.dev', 'two tenants of a third'],
  [false, 'https://maple.cloudfront.net', 'https://auth.cloudfront.net', 'two tenants of a fourth'],
  [true, 'http://localhost:5173', 'http://localhost:8787', 'localhost with two ports'],
  [false, 'http://127.0.0.1:5173', 'http://localhost:8787', 'an address and its name'],
  [true, 'http://127.0.0.1:5173', 'http://127.0.0.1:8787', 'one address'],
  [false, 'http://10.0.0.1', 'http://10.0.0.2', 'two addresses'],
  [false, 'http://192.168.1.10', 'http://172.16.1.10', 'two addresses that end alike'],
  [false, 'http://[::1]:5173', 'http://localhost:8787', 'an IPv6 address and its name'],
  [true, 'http://[::1]:5173', 'http://[::1]:8787', 'one IPv6 address'],
  [true, 'https://www.münchen.example', 'https://auth.xn--mnchen-3ya.example', 'one name in two spellings'],
];

/** The attributes of the cookies that an answer sets, by name. */
const cookiesOf = (headers: Headers) =>
  new Map(headers.getSetCookie().map((line) => [parseSetCookie(line).name, parseSetCookie(line).attributes]));

describe('one site, as browsers mean it', () => {
  for (const [same, origin, publicUrl, why] of sites) {
    it(`${same ? 'is' : 'is not'} ${origin} and ${publicUrl}: ${why}`, () => {
      assert.equal(isSameSite(origin, publicUrl), same);
    });
  }
});

const [dialect] = databases();

describe('the cookies of a login', () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  before(async () => {
    door = await openFrontDoor(dialect, { publicUrl: 'https://auth.clinic.example' });
    clinic = await door.clinic({
      slug: 'maple',
      origins: ['https://www.clinic.example', 'https://elsewhere.example', 'http://localhost:5173'],
    });
  });
  after(() => door.close());

  const names = ['__Host-clinic-session-maple', '__Host-clinic-browser-maple'];
  const login = async (origin: string, person = clinic.patient) =>
    cookiesOf((await door.browser().open(origin).login(person)).headers);

  it('are two, and scripts cannot read them, plain HTTP does not carry them, no other host gets them', async () => {
    const cookies = await login('https://www.clinic.example');
    assert.deepEqual([...cookies.keys()].toSorted(), names.toSorted());
    for (const attributes of cookies.values()) {
      assert.ok(attributes.has('httponly'));
      assert.ok(attributes.has('secure'));
      assert.equal(attributes.get('path'), '/');
      assert.equal(attributes.has('domain'), false);
    }
  });

  it('are SameSite=Lax where page and BFF are one site', async () => {
    for (const attributes of (await login('https://www.clinic.example')).values()) {
      assert.equal(attributes.get('samesite'), 'Lax');
      assert.equal(attributes.has('partitioned'), false);
    }
  });

  it('are SameSite=None and partitioned where they are not', async () => {
    for (const origin of ['https://elsewhere.example', 'http://localhost:5173']) {
      for (const attributes of (await login(origin)).values()) {
        assert.equal(attributes.get('samesite'), 'None');
        assert.ok(attributes.has('partitioned'));
      }
    }
  });

  it('go by what the browser says of that, where a clinic’s own name leads to the BFF as well', async () => {
    const { username, password } = clinic.patient;
    const body = JSON.stringify({ username, password });
    const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
    for (const [site, sameSite] of [
      ['same-site', 'Lax'],
      ['same-origin', 'Lax'],
      ['cross-site', 'None'],
    ] as const) {
      const answer = await door
        .browser()
        .open('https://elsewhere.example')
        .send({
          method: 'POST',
          path: '/v1/clinics/maple/login',
          body,
          headers: { ...json, 'Sec-Fetch-Site': site },
        });
      const cookies = cookiesOf(answer.headers);
      assert.equal(cookies.size, 2);
      for (const attributes of cookies.values()) {
        assert.equal(attributes.get('samesite'), sameSite, site);
        assert.equal(attributes.has('partitioned'), sameSite === 'None', site);
      }
    }
  });

  it('live as long as the session can, and 30 days for the known browser', async () => {
    for (const [person, days] of [
      [clinic.patient, 14],
      [clinic.staff, 1],
    ] as const) {
      const cookies = await login('https://www.clinic.example', person);
      assert.equal(cookies.get(names[0] ?? '')?.get('max-age'), String(days * 86_400));
      assert.equal(cookies.get(names[1] ?? '')?.get('max-age'), String(30 * 86_400));
    }
  });

  it('are taken away with the attributes they came with, or browsers would keep them', async () => {
    for (const origin of ['https://www.clinic.example', 'https://elsewhere.example']) {
      const browser = door.browser();
      const page = browser.open(origin);
      const given = cookiesOf((await page.login(clinic.patient)).headers).get(names[0] ?? '');
      const answer = await page.delete('/v1/clinics/maple/session');
      const taken = cookiesOf(answer.headers);
      assert.deepEqual([...taken.keys()], [names[0]]);
      const attributes = new Map(taken.get(names[0] ?? ''));
      assert.equal(attributes.get('max-age'), '0');
      attributes.delete('max-age');
      const asGiven = new Map(given);
      asGiven.delete('max-age');
      assert.deepEqual(attributes, asGiven);
      assert.equal(browser.cookies.value(names[0] ?? '', origin), null);
      assert.notEqual(browser.cookies.value(names[1] ?? '', origin), null);
    }
  });

  it('carry 256 bits of chance each, another one each time', async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 10; turn += 1) {
      const { headers } = await door.browser().open(clinic.origin).login(clinic.patient);
      for (const line of headers.getSetCookie()) {
        const { value } = parseSetCookie(line);
        assert.equal(Buffer.from(value, 'base64url').length, 32);
        seen.add(value);
      }
    }
    assert.equal(seen.size, 20);
  });

  it('keep a browser logged in apart on each site that embeds the clinic, where they are partitioned', async () => {
    const browser = door.browser();
    await browser.open('https://elsewhere.example').login(clinic.patient);
    assert.equal(await browser.open('https://elsewhere.example').sessionStatus('maple'), 200);
    assert.equal(await browser.open('http://localhost:5173').sessionStatus('maple'), 401);
  });
});
