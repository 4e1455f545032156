import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Fields that would hold a secret. Nothing logs them; were something to, they would be blotted out. */
const secretFields = [
  'password',
  'token',
  'cookie',
  'authorization',
  'dpop',
  'nonce',
  'username',
  'code',
  'secret',
];

/** JSON lines on standard output, one an event (ASVS 16.2.1, 16.2.5). */
export function createLog(level: Config['logLevel']): Logger {
  const paths = secretFields.flatMap((field) => [
    field,
    `*.${field}`,
    `*.*.${field}`,
    `req.headers.${field}`,
  ]);
  return pino({
    level,
    redact: { paths, censor: '[redacted]' },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
