import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { exportJWK } from 'jose';
import { tokenHash } from '../../bff/crypto/token.ts';
import { problemIn } from '../support/answers.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { type KeyedBrowser, type KeyedPage, signProof } from '../support/keyed-client.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const PATH = '/v1/clinics/maple/session';
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const [dialect] = databases();

describe('a forged proof', () => {
  let door: FrontDoor;
  let maple: StaffedClinic;
  let browser: KeyedBrowser;
  let page: KeyedPage;
  before(async () => {
    door = await openFrontDoor(dialect);
    maple = await door.clinic({ slug: 'maple' });
    browser = await door.keyedBrowser();
    page = browser.open(maple.origin);
    await page.login(maple.patient);
    assert.equal(await page.sessionStatus('maple'), 200);
  });
  after(() => door.close());

  const token = () => browser.tokens.get('session')?.token ?? '';
  const claims = () => ({
    jti: randomUUID(),
    htm: 'GET',
    htu: `${door.node.publicUrl}${PATH}`,
    iat: Math.floor(door.clock.now() / 1000),
    nonce: browser.nonce,
    ath: tokenHash(token()),
  });
  const jwk = () => exportJWK(browser.keys.publicKey);
  const ask = (proof: string) =>
    page.sendBare({
      method: 'GET',
      path: PATH,
      headers: { DPoP: proof, Authorization: `DPoP ${token()}` },
    });
  const refuses = async (proof: string, what = '') => {
    const answer = await ask(proof);
    assert.deepEqual([answer.status, problemIn(answer).problem.code], [401, 'proof-refused'], what);
  };
  const header = async (changes: object = {}) => ({
    alg: 'ES256',
    typ: 'dpop+jwt',
    jwk: await jwk(),
    ...changes,
  });
  /** A JWS by hand: any header, any signature. */
  const forge = async (changes: object, signature: (input: string) => Buffer): Promise<string> => {
    const input = `${encode(await header(changes))}.${encode(claims())}`;
    return `${input}.${signature(input).toString('base64url')}`;
  };

  it('is told from a right one, made the same way', async () => {
    assert.equal((await ask(await signProof(browser.keys, claims()))).status, 200);
  });

  it('without a signature (alg none) is refused, in any spelling', async () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      await refuses(await forge({ alg }, () => Buffer.alloc(0)), alg);
      await refuses(await forge({ alg }, () => Buffer.alloc(64)), alg);
    }
  });

  it('by HMAC with the public key as its secret is refused', async () => {
    const secrets = [JSON.stringify(await jwk()), (await jwk()).x ?? '', browser.thumbprint];
    for (const alg of ['HS256', 'HS512']) {
      for (const secret of secrets) {
        const hmac = (input: string) =>
          createHmac(alg === 'HS256' ? 'sha256' : 'sha512', secret).update(input);
        await refuses(await forge({ alg }, (input) => hmac(input).digest()), alg);
      }
    }
  });

  it('by RSA, another curve or another algorithm is refused, though its signature is right', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsaJwk = rsa.publicKey.export({ format: 'jwk' });
    await refuses(
      await forge({ alg: 'RS256', jwk: rsaJwk }, (input) =>
        sign('sha256', Buffer.from(input), rsa.privateKey),
      ),
      'RS256',
    );
    for (const [namedCurve, alg, digest] of [
      ['P-384', 'ES384', 'sha384'],
      ['secp256k1', 'ES256K', 'sha256'],
      ['secp256k1', 'ES256', 'sha256'],
      ['P-384', 'ES256', 'sha384'],
    ] as const) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
      const other = publicKey.export({ format: 'jwk' });
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
      await refuses(
        await forge({ alg, jwk: other }, (input) => sign(digest, Buffer.from(input), key)),
        `${namedCurve} ${alg}`,
      );
    }
    const ed = generateKeyPairSync('ed25519');
    const edJwk = ed.publicKey.export({ format: 'jwk' });
    await refuses(
      await forge({ alg: 'EdDSA', jwk: edJwk }, (input) => sign(null, Buffer.from(input), ed.privateKey)),
      'EdDSA',
    );
  });

  it('with a private key in its header is refused, and so is one without a key, or with a key by address', async () => {
    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signed = (input: string) =>
      sign('sha256', Buffer.from(input), { key: own.privateKey, dsaEncoding: 'ieee-p1363' });
    const privateJwk = own.privateKey.export({ format: 'jwk' });
    const publicJwk = own.publicKey.export({ format: 'jwk' });
    const { x, y } = publicJwk;
    const headers: readonly (readonly [string, object])[] = [
      ['private', { jwk: privateJwk }],
      ['none', { jwk: undefined }],
      ['null', { jwk: null }],
      ['a text', { jwk: JSON.stringify(publicJwk) }],
      ['a symmetric one', { jwk: { kty: 'oct', k: 'AAAA' } }],
      ['without its curve', { jwk: { kty: 'EC', x, y } }],
      ['half of one', { jwk: { kty: 'EC', crv: 'P-256', x } }],
      ['a point off the curve', { jwk: { kty: 'EC', crv: 'P-256', x: y, y: x } }],
      ['by address', { jwk: undefined, jku: 'https://evil.example/keys.json', kid: '1' }],
      ['by certificate', { jwk: undefined, x5c: ['AAAA'] }],
      ['with a duty unknown to us', { jwk: publicJwk, crit: ['x'], x: 1 }],
      ['of another type', { jwk: publicJwk, typ: 'jwt' }],
      ['of no type', { jwk: publicJwk, typ: undefined }],
    ];
    for (const [what, changes] of headers) await refuses(await forge(changes, signed), what);
  });

  it('by another key than the token’s is refused, as a token that it does not open', async () => {
    const thief = await door.keyedBrowser();
    const answer = await ask(await signProof(thief.keys, claims()));
    assert.deepEqual([answer.status, problemIn(answer).problem.code], [401, 'proof-refused']);
    assert.match(answer.headers.get('WWW-Authenticate') ?? '', /error="invalid_token"/);
  });

  it('whose words or signature were changed on the way is refused', async () => {
    const [head = '', body = '', signature = ''] = (await signProof(browser.keys, claims())).split('.');
    const other = { ...claims(), jti: 'another one' };
    await refuses(`${head}.${encode(other)}.${signature}`, 'words');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    await refuses(`${head}.${body}.${flipped}`, 'signature');
    const thief = await door.keyedBrowser();
    const theirs = encode({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(thief.keys.publicKey) });
    await refuses(`${theirs}.${body}.${signature}`, 'key');
  });

  it('that is no proof at all is refused, as are two at once', async () => {
    const proof = await signProof(browser.keys, claims());
    const other = await signProof(browser.keys, claims());
    const texts = [
      '',
      ' ',
      'x',
      'a.b.c',
      `${proof}.`,
      `.${proof}`,
      `${proof}=`,
      `Bearer ${proof}`,
      'x'.repeat(9000),
    ];
    for (const text of [...texts, `${proof}, ${other}`, `${proof},${proof}`, `${proof} ${other}`]) {
      await refuses(text, text.slice(0, 20));
    }
    const long = await signProof(browser.keys, { ...claims(), more: 'x'.repeat(2000) });
    await refuses(long, 'a long one');
  });
});
