import type { ProblemCode } from '../contract/index.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { createProofReader, type Proof, proofHash } from '../crypto/proof.ts';
import { type NoncePlace, makeNonce, noncesOf } from '../crypto/proof-nonce.ts';
import {
  faultOf,
  firstRememberedMinute,
  nonceBucket,
  type ProofFault,
  proofMinute,
  type ProvenRequest,
} from '../domain/proof.ts';
import type { ProofStore } from '../storage/used-proofs.ts';

export type ProofOutcome =
  /** It is that browser key's, for this very request, and used up now. */
  | { readonly kind: 'accepted'; readonly thumbprint: string }
  | {
      readonly kind: 'refused';
      readonly code: Extract<ProblemCode, 'proof-nonce' | 'clock-off' | 'proof-refused'>;
      /** For the log. */
      readonly why: ProofFault | 'form' | 'nonce' | 'epoch' | 'replay';
    };

/** Judges the proofs that come to a node. */
export interface ProofDesk {
  accept(proof: string, request: ProvenRequest & { readonly clinicId: number }): Promise<ProofOutcome>;
  /** The nonce for a browser's next proofs. */
  nonce(): Promise<string>;
}

/** Rows that one statement forgets. */
const STRETCH = 2000;

/**
 * Sets up the desk of a node. A proof is judged in the order in which it costs: form and signature, what it says of
 * the request, its nonce, and whether it has been used, which is found out by using it (RFC 9449 4.3, 8, 11.1).
 */
export function createProofDesk({
  proofs,
  keys,
  clock,
}: {
  readonly proofs: ProofStore;
  readonly keys: KeyRing;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
}): ProofDesk {
  const reader = createProofReader();
  const nonces = createNonces(keys);
  let epoch: string | null = null;
  const currentEpoch = async (): Promise<string> => (epoch ??= await proofs.epoch());

  /** The epoch that a nonce is good in; null: it is old, was never handed out, or there is none. */
  const epochOf = async (nonce: string | null): Promise<string | null> => {
    const known = await currentEpoch();
    if (nonce !== null && nonces.areGood(nonce, known, clock())) return known;
    // Another node may have begun another epoch since this one looked. The next nonce is to be of that one: a browser
    // repeats its request once.
    epoch = await proofs.epoch();
    return nonce !== null && nonces.areGood(nonce, epoch, clock()) ? epoch : null;
  };

  const use = async (proof: Proof, clinicId: number): Promise<ProofOutcome> => {
    const within = await epochOf(proof.nonce);
    if (within === null) return refuse('proof-nonce', 'nonce');
    const used = { clinicId, minute: proofMinute(proof), proofHash: proofHash(proof) };
    if (await proofs.use(used, within)) return { kind: 'accepted', thumbprint: proof.thumbprint };
    epoch = await proofs.epoch();
    return epoch === within ? refuse('proof-refused', 'replay') : refuse('proof-nonce', 'epoch');
  };

  return {
    async accept(text, request) {
      const proof = await reader.read(text, clock());
      if (!proof) return refuse('proof-refused', 'form');
      const fault = faultOf(proof, request, clock());
      if (fault !== null) return refuse(fault === 'clock' ? 'clock-off' : 'proof-refused', fault);
      return use(proof, request.clinicId);
    },
    nonce: async () => nonces.current(await currentEpoch(), clock()),
  };
}

function refuse(
  code: Extract<ProofOutcome, { kind: 'refused' }>['code'],
  why: Extract<ProofOutcome, { kind: 'refused' }>['why'],
): ProofOutcome {
  return { kind: 'refused', code, why };
}

/** Nonces are the same for a minute: they are worked out once. They are no secret, so they are compared as they are. */
function createNonces(keys: KeyRing) {
  let made: NoncePlace & { readonly current: string; readonly good: ReadonlySet<string> } = {
    epoch: '',
    bucket: -1,
    current: '',
    good: new Set(),
  };
  const at = (epoch: string, now: number) => {
    const bucket = nonceBucket(now);
    if (made.epoch === epoch && made.bucket === bucket) return made;
    const place = { epoch, bucket };
    const good = [...noncesOf(keys, place), ...noncesOf(keys, { epoch, bucket: bucket - 1 })];
    made = { ...place, current: makeNonce(keys, place), good: new Set(good) };
    return made;
  };
  return {
    current: (epoch: string, now: number): string => at(epoch, now).current,
    areGood: (nonce: string, epoch: string, now: number): boolean => at(epoch, now).good.has(nonce),
  };
}

/**
 * Forgets the proofs whose time is over, in short statements.
 *
 * @param pause called between two statements; a promise that rejects breaks it off.
 */
export async function forgetOldProofs(
  { proofs, clock }: { readonly proofs: ProofStore; readonly clock: () => number },
  pause: () => Promise<void>,
): Promise<void> {
  while ((await proofs.forget(firstRememberedMinute(clock()), STRETCH)) === STRETCH) await pause();
}
