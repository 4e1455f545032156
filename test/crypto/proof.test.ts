import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calculateThumbprint, generateKeyPair, generateProof } from 'dpop';
import { tokenHash } from '../../bff/crypto/token.ts';
import { createProofReader, proofHash } from '../../bff/crypto/proof.ts';
import { makeNonce, noncesOf } from '../../bff/crypto/proof-nonce.ts';
import { testKeys } from '../support/auth-node.ts';

const ADDRESS = 'https://auth.bff.example/v1/clinics/maple/session';

describe('a proof by the library that widgets make theirs with', () => {
  it('is read whole', async () => {
    const keys = await generateKeyPair('ES256');
    const reader = createProofReader();
    const proof = await reader.read(
      await generateProof(keys, ADDRESS, 'GET', 'a nonce', 'a token'),
      Date.now(),
    );
    assert.ok(proof);
    assert.equal(proof.thumbprint, await calculateThumbprint(keys.publicKey));
    assert.deepEqual([proof.method, proof.address, proof.nonce], ['GET', ADDRESS, 'a nonce']);
    assert.equal(proof.tokenHash, tokenHash('a token'));
    assert.ok(Math.abs(proof.issuedAt - Date.now() / 1000) < 60);
  });

  it('is read without nonce and token too', async () => {
    const keys = await generateKeyPair('ES256');
    const proof = await createProofReader().read(await generateProof(keys, ADDRESS, 'GET'), Date.now());
    assert.deepEqual([proof?.nonce, proof?.tokenHash], [null, null]);
  });

  it('is none where another algorithm than ES256 was used', async () => {
    for (const alg of ['RS256', 'PS256', 'Ed25519'] as const) {
      const proof = await generateProof(await generateKeyPair(alg), ADDRESS, 'GET');
      assert.equal(await createProofReader().read(proof, Date.now()), null, alg);
    }
  });

  it('is told from every other one, and from the same words of another key', async () => {
    const reader = createProofReader();
    const [one, other] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
    const hashes = new Set<string>();
    for (const keys of [one, one, other]) {
      const proof = await reader.read(await generateProof(keys, ADDRESS, 'GET'), Date.now());
      assert.ok(proof);
      hashes.add(proofHash(proof));
      hashes.add(proofHash({ ...proof, jti: 'the same' }));
    }
    assert.equal(hashes.size, 5);
  });

  it('is read for more keys than are remembered, and again for the first', async () => {
    const reader = createProofReader();
    const first = await generateKeyPair('ES256');
    for (let turn = 0; turn < 1100; turn += 1) {
      const keys = turn % 550 === 0 ? first : await generateKeyPair('ES256');
      const proof = await reader.read(await generateProof(keys, ADDRESS, 'GET'), Date.now());
      assert.equal(proof?.thumbprint, await calculateThumbprint(keys.publicKey));
    }
  });
});

describe('a nonce', () => {
  const place = { epoch: 'e', bucket: 5 };

  it('is the same at every node with the same keys, and nowhere else', () => {
    assert.equal(makeNonce(testKeys(1), place), makeNonce(testKeys(1), place));
    assert.notEqual(makeNonce(testKeys(1), place), makeNonce(testKeys(2), place));
    assert.notEqual(makeNonce(testKeys(1), place), makeNonce(testKeys(1), { ...place, bucket: 6 }));
    assert.notEqual(makeNonce(testKeys(1), place), makeNonce(testKeys(1), { ...place, epoch: 'f' }));
    assert.match(makeNonce(testKeys(1), place), /^[\w-]{22}$/);
  });

  it('is known while keys are rotated, whichever of them made it', () => {
    const both = noncesOf(testKeys(1, 2), place);
    assert.deepEqual(both, [makeNonce(testKeys(1), place), makeNonce(testKeys(2), place)]);
    assert.equal(makeNonce(testKeys(1, 2), place), makeNonce(testKeys(2), place));
  });
});
