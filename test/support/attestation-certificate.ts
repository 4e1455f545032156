import { generateKeyPairSync, sign } from 'node:crypto';

/** DER (X.690): a tag, its length, its contents. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const { length } = body;
  const bytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...bytes), body]);
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const identifier = (...bytes: readonly number[]) => der(0x06, Buffer.of(...bytes));
const text = (value: string) => der(0x13, Buffer.from(value));

/** A name of X.500: country, organisation, unit, common name. */
const name = sequence(
  ...(
    [
      [6, 'CA'],
      [10, 'Somebody'],
      [11, 'Authenticator Attestation'],
      [3, 'An authenticator'],
    ] as const
  ).map(([attribute, value]) => der(0x31, sequence(identifier(0x55, 4, attribute), text(value)))),
);
const ecdsaWithSha256 = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));

/** Somebody who vouches for authenticators as the packed format asks (WebAuthn Level 3, 8.2.1), and signs for it. */
export interface Voucher {
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
}

/** Makes one whose certificate is signed by itself, and good for a hundred years. */
export function createVoucher(): Voucher {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const time = (value: string) => der(0x18, Buffer.from(value));
  const isNoAuthority = sequence(identifier(0x55, 0x1d, 0x13), der(0x04, sequence()));
  const facts = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ecdsaWithSha256,
    name,
    sequence(time('20200101000000Z'), time('21200101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(isNoAuthority)),
  );
  const signature = sign('sha256', facts, privateKey);
  const certificate = sequence(facts, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
  return {
    certificate: Uint8Array.from(certificate),
    sign: (bytes) => Uint8Array.from(sign('sha256', bytes, privateKey)),
  };
}
