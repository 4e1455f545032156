import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { mergeProfiles } from '../../../bff/actions/merge-profiles.ts';
import { createPages } from '../../../bff/actions/pages.ts';
import { createPasswordPolicy } from '../../../bff/actions/password-policy.ts';
import { previewMerge } from '../../../bff/actions/preview-merge.ts';
import { systemRandom } from '../../../bff/crypto/token.ts';
import { findClinicById } from '../../../bff/storage/clinics.ts';
import { findSession } from '../../../bff/storage/sessions.ts';
import { createCheapHasher, PUBLIC_URL, testKeys } from '../../support/auth-node.ts';
import { openTestDatabase } from '../../support/postgres.ts';

/** What the process is to do, and when it is to end. */
export interface KilledMerge {
  readonly url: string;
  readonly clinicId: number;
  readonly tokenHash: string;
  readonly currentPassword: string;
  readonly keptId: string;
  readonly otherId: string;
  readonly now: number;
  /** It ends itself by `kill -9` before this statement of the merge, counted from 1. Beyond all: when it has come home. */
  readonly atStatement: number;
}

/** Merges two profiles in a process of its own, which does not live through it. Says how many statements it came to. */
const wish = JSON.parse(process.argv[2] ?? '') as KilledMerge;
const { clinicId, keptId, otherId, currentPassword } = wish;
const opened = await openTestDatabase(wish);
const keys = testKeys(1);
let statements = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    statements += 1;
    if (statements === wish.atStatement) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};
const clinic = await findClinicById(opened.db, clinicId);
const session = await findSession(opened.db, { clinicId, tokenHash: wish.tokenHash });
if (!session) throw new Error('there is no session to merge by');
const asked = { clinic, session, keptId, otherId };
const clock = () => wish.now;
const preview = await previewMerge({ database: opened, clock }, asked);
if (preview.kind === 'problem') throw new Error(preview.problem.code);
const database = { ...opened, db: opened.db.withPlugin(counting) };
const deps = {
  ...{ database, keys, random: systemRandom, clock, hasher: await createCheapHasher(keys) },
  ...{ passwordPolicy: createPasswordPolicy(null), pages: createPages(PUBLIC_URL), publicUrl: PUBLIC_URL },
  ...{ nudgeCourier: () => {}, sendsSms: true },
};
const { version } = preview.result;
const attempt = await mergeProfiles(deps, { ...asked, currentPassword, version });
process.send?.({ statements, outcome: attempt.kind });
// The message has to leave the process before it ends.
await setTimeout(50);
process.kill(process.pid, 'SIGKILL');
