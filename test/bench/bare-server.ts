import { hash } from 'node:crypto';
import { serve } from '@hono/node-server';
import Sqlite from 'better-sqlite3';
import { Hono } from 'hono';
import pg from 'pg';
import { reportUsage } from './usage.ts';

/**
 * The floor that session checks are held against: one Hono route and one prepared SELECT, session joined with
 * profile by token hash. No tenant, no origin, no lifetimes, no headers, no log, no metrics.
 *
 * Arguments: the database, the port, and how the SELECT writes its parameter on SQLite: `?`, or `+?`, which SQLite
 * plans once and not for every value (`bff/storage/sqlite.ts`).
 */
const [url = '', port = '', parameter = '?'] = process.argv.slice(2);

const SELECT = `select s.profile_id, s.logged_in_at, s.last_active_at, p.role, p.given_name, p.family_name, p.username
  from session s join profile p on p.clinic_id = s.clinic_id and p.id = s.profile_id where s.token_hash = `;

function finder(): (tokenHash: string) => unknown {
  if (url.startsWith('sqlite:')) {
    const statement = new Sqlite(url.slice('sqlite:'.length)).prepare(
      `${SELECT} ${parameter} and s.clinic_id = 1`,
    );
    return (tokenHash) => statement.get(tokenHash);
  }
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const text = `${SELECT} $1 and s.clinic_id = 1`;
  return async (tokenHash) => {
    const found = await pool.query<Record<string, unknown>>({ name: 'floor', text, values: [tokenHash] });
    return found.rows[0];
  };
}

const find = finder();
const app = new Hono();
app.get('/session', async (c) => {
  const token = /clinic-session-bench=([^;]+)/.exec(c.req.header('Cookie') ?? '')?.[1] ?? '';
  const row = await find(hash('sha256', token, 'base64url'));
  return row ? c.json({ session: row }) : c.json({}, 401);
});
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' }, () => reportUsage());
