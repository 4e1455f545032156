import { calculateThumbprint, generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { createKeyRing, parseSecretsKey } from '../../bff/crypto/key-ring.ts';
import { seal } from '../../bff/crypto/seal.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { ASKED_TOKENS, ORIGIN, SECRETS_KEY, sessionRequests, token } from './data.ts';
import { atLeast, atMost, type Finding } from './finding.ts';
import { authEnvironment, type Scratch, scratchPostgres, scratchSqlite } from './scratch.ts';
import { type Burst, burst, median, type Server, startServer } from './servers.ts';

const ROUNDS = 7;
const PORT = 8704;
const PROOFS_A_ROUND = 2000;
const PATH = '/v1/clinics/bench/session';
/** The only clinic that the bench's database has. */
const CLINIC_ID = 1;
const NEEDED = 1000;

/** A browser without cookies, logged in. */
interface KeyedSession {
  readonly keys: KeyPair;
  readonly sealed: string;
}

/**
 * Session checks by proof, whole requests, on both databases; beside them checks by cookie. CPU time counts: signing
 * the proofs keeps the bench's own core busy.
 */
export async function benchProofs(): Promise<readonly Finding[]> {
  const sqlite = await measure('SQLite', await scratchSqlite(1000));
  const scratch = await scratchPostgres(1000);
  return scratch ? [...sqlite, ...(await measure('PostgreSQL', scratch))] : sqlite;
}

async function measure(name: string, { url, remove }: Scratch): Promise<readonly Finding[]> {
  const env = { ...authEnvironment(url, PORT), PUBLIC_URL: `http://127.0.0.1:${PORT}` };
  const server = await startServer('auth-server.ts', { port: PORT, env });
  const sessions = await keyedSessions();
  const every = { path: PATH, connections: 16 };
  const rounds: { cookie: Burst; proof: Burst }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const requests = await proofRequests(server, sessions);
    rounds.push({
      cookie: await burst(server, { ...every, seconds: 1, requests: sessionRequests() }),
      proof: await burst(server, { ...every, once: true, requests }),
    });
  }
  await server.stop();
  await remove();
  const micros = (kind: 'cookie' | 'proof') => median(rounds.map((round) => round[kind].cpuMicrosPerRequest));
  const lost = rounds.reduce((sum, { cookie, proof }) => sum + cookie.lost + proof.lost, 0);
  return [
    atLeast(`proofs a second and core, whole requests (${name})`, 1e6 / micros('proof'), NEEDED),
    atMost(`CPU of a check by proof, of checks by cookie (${name})`, micros('proof') / micros('cookie'), 6),
    atMost(`requests that got no answer, or were refused (${name})`, lost, 0),
  ];
}

/** The bench's sessions as browsers without cookies would have them, each sealed to a key of its own. */
async function keyedSessions(): Promise<readonly KeyedSession[]> {
  const parsed = parseSecretsKey(SECRETS_KEY);
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  const ring = { keys: createKeyRing(parsed.masterKeys), random: systemRandom };
  return Promise.all(
    Array.from({ length: ASKED_TOKENS }, async (_, index) => {
      const keys = await generateKeyPair('ES256');
      const thumbprint = await calculateThumbprint(keys.publicKey);
      const place = `session|${CLINIC_ID}|${thumbprint}`;
      return { keys, sealed: seal(ring, 'browser-key', token(index), place) };
    }),
  );
}

/** Requests with a fresh proof each, as widgets make them. */
async function proofRequests(server: Server, sessions: readonly KeyedSession[]) {
  const check = await fetch(`${server.url}/v1/clinics/bench/cookies`, { headers: { Origin: ORIGIN } });
  const nonce = check.headers.get('DPoP-Nonce') ?? '';
  return Promise.all(
    Array.from({ length: PROOFS_A_ROUND }, async (_, index) => {
      const session = sessions[index % sessions.length];
      if (!session) throw new Error('there are no sessions');
      const { keys, sealed } = session;
      const proof = await generateProof(keys, `${server.url}${PATH}`, 'GET', nonce, sealed);
      return { headers: { Origin: ORIGIN, DPoP: proof, Authorization: `DPoP ${sealed}` } };
    }),
  );
}
