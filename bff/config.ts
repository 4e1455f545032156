import * as z from 'zod';
import { parseSecretsKey } from './crypto/key-ring.ts';
import { parseEmailAddress, parsePhoneNumber } from './delivery/recipient.ts';
import { parseSmtpUrl, type SmtpServer } from './delivery/smtp-server-url.ts';
import type { TwilioAccount } from './delivery/twilio-channel.ts';

/** What the operator decides, read once at start. */
export interface Config {
  /**
   * `demo` makes itself keys and people and shows all mail at `/dev/outbox`, for loopback only. Anything else
   * is `production`: forgetting a variable never opens the demo's doors (ASVS 6.3.2, 13.4.2).
   */
  readonly mode: 'demo' | 'production';
  readonly port: number;
  /** The address to listen at. */
  readonly host: string;
  /** Where browsers reach this BFF, without a slash at the end; it may have a path. */
  readonly publicUrl: string;
  /** `sqlite:PATH` or `postgres://…` */
  readonly databaseUrl: string;
  /** The operator's keys by version; null: demo mode makes its own. */
  readonly masterKeys: ReadonlyMap<number, Buffer> | null;
  /** How many reverse proxies stand in front, each adding one address to `X-Forwarded-For` (ASVS 4.1.3). */
  readonly trustedProxyHops: number;
  /** A breach look-up by k-anonymity (rule 4); null: off. */
  readonly breachedPasswordsUrl: string | null;
  /** How many passwords are hashed at the same time: the threads of Node's pool. */
  readonly hashingThreads: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly mail: {
    /** The address that all mail comes from; its name is each clinic's own. */
    readonly from: string;
    readonly provider: MailProvider;
  };
  /** Null: no text messages are sent (in demo mode they are kept like mail). */
  readonly sms: TwilioAccount | null;
}

/** What takes the mail; `demo` keeps it. */
export type MailProvider =
  | { readonly kind: 'resend'; readonly apiKey: string }
  | { readonly kind: 'smtp'; readonly server: SmtpServer }
  | { readonly kind: 'demo' };

export type ConfigReading =
  | { readonly kind: 'read'; readonly config: Config }
  /** One sentence a wrong variable; none repeats a secret. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^[0-9]{1,6}$/, `has to be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `has to be a whole number from ${from} to ${to}`);

const publicUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url && !url.search && !url.hash && !url.username && !url.password;
  if (!url || !plain || !['http:', 'https:'].includes(url.protocol)) {
    context.addIssue('has to be the address browsers use, such as https://auth.clinic.example');
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, '');
});

const databaseUrl = z
  .string()
  .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'has to be sqlite:PATH or postgres://USER@HOST/DATABASE');

const masterKeys = z.string().transform((text, context) => {
  const parsed = parseSecretsKey(text);
  if (parsed.kind === 'parsed') return parsed.masterKeys;
  context.addIssue(`cannot be read: ${parsed.reason}`);
  return z.NEVER;
});

/** `ADDRESS`, or `NAME <ADDRESS>` as mail programs write it: the name is not used. */
const mailFrom = z.string().transform((text, context) => {
  const address = parseEmailAddress(/^[^<>]*<([^<>]+)>$/.exec(text.trim())?.[1] ?? text.trim());
  if (address !== null) return address;
  context.addIssue('has to be one email address, such as no-reply@auth.clinic.example');
  return z.NEVER;
});

const smtpServer = z.string().transform((text, context) => {
  const parsed = parseSmtpUrl(text);
  if (parsed.kind === 'parsed') return parsed.server;
  context.addIssue(parsed.reason);
  return z.NEVER;
});

/** Where nobody sets `UV_THREADPOOL_SIZE`, as the start does. */
const NODES_OWN_THREADS = 4;

const environment = z.object({
  NODE_ENV: z.string().optional(),
  DEMO: z.enum(['0', '1'], 'has to be 1 (demo) or 0').default('0'),
  PORT: wholeNumber(1, 65_535).default(8787),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: publicUrl.optional(),
  DATABASE_URL: databaseUrl.default('sqlite:./data/clinic-auth.db'),
  SECRETS_KEY: masterKeys.optional(),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10).default(0),
  BREACHED_PASSWORDS_URL: z
    .url({
      protocol: /^https$/,
      error: 'has to be an https address, such as https://api.pwnedpasswords.com/range/',
    })
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'has to be debug, info, warn, error or silent')
    .default('info'),
  UV_THREADPOOL_SIZE: wholeNumber(1, 1024).optional(),
  MAIL_FROM: mailFrom.optional(),
  RESEND_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has to be one word')
    .optional(),
  SMTP_URL: smtpServer.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'has to be AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has to be one word')
    .optional(),
  TWILIO_FROM: z
    .string()
    .refine(
      (text) => parsePhoneNumber(text) !== null || /^MG[0-9a-f]{32}$/i.test(text),
      'has to be a number such as +16045550100, or MG and 32 hexadecimal digits',
    )
    .optional(),
});

type Environment = z.output<typeof environment>;

const twilioVariables = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const;
/** Where nothing leaves anyway (RFC 2606). */
const DEMO_MAIL_FROM = 'no-reply@clinic-auth.example';

const MISSING_SECRETS_KEY = 'is missing: VERSION:KEY, the key being 32 random bytes in base64';

const complete = environment.superRefine((env, context) => {
  const refuse = (variable: string, message: string) =>
    context.addIssue({ code: 'custom', path: [variable], message });
  if (env.RESEND_API_KEY && env.SMTP_URL)
    refuse('SMTP_URL', 'and RESEND_API_KEY exclude each other: keep one');
  const missing = twilioVariables.filter((variable) => env[variable] === undefined);
  if (missing.length < twilioVariables.length)
    missing.forEach((variable) => refuse(variable, 'is missing: TWILIO_* are set together or not at all'));
  if (env.DEMO === '1') {
    if (env.NODE_ENV === 'production') refuse('DEMO', 'cannot be 1 where NODE_ENV is production');
    return;
  }
  if (!env.SECRETS_KEY) refuse('SECRETS_KEY', MISSING_SECRETS_KEY);
  if (!env.PUBLIC_URL) refuse('PUBLIC_URL', 'is missing: the https address browsers use');
  else if (!env.PUBLIC_URL.startsWith('https:'))
    refuse('PUBLIC_URL', 'has to begin with https: outside the demo');
  if (!env.RESEND_API_KEY && !env.SMTP_URL)
    refuse('RESEND_API_KEY', 'is missing: mail needs it, or SMTP_URL in its place');
  if (!env.MAIL_FROM) refuse('MAIL_FROM', 'is missing: the address that all mail comes from');
});

/** What commands need of it: the database, its keys, and where links lead. */
export type GroundConfig = Pick<Config, 'databaseUrl' | 'masterKeys'> & {
  /** Null: not told, and not in demo mode, which has its own. */
  readonly publicUrl: string | null;
};

export type GroundReading =
  | { readonly kind: 'read'; readonly config: GroundConfig }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

const ground = environment
  .pick({ NODE_ENV: true, DEMO: true, PORT: true, PUBLIC_URL: true, DATABASE_URL: true, SECRETS_KEY: true })
  .superRefine((env, context) => {
    if (env.DEMO !== '1' && !env.SECRETS_KEY)
      context.addIssue({ code: 'custom', path: ['SECRETS_KEY'], message: MISSING_SECRETS_KEY });
  });

/** Reads what the operator's commands need of the environment, as {@link readConfig} reads all of it. */
export function readGroundConfig(variables: Readonly<Record<string, string | undefined>>): GroundReading {
  const reading = ground.safeParse(withoutEmpty(variables));
  if (!reading.success) return { kind: 'wrong', problems: problemsOf(reading.error) };
  const { DEMO, PORT, PUBLIC_URL, DATABASE_URL, SECRETS_KEY } = reading.data;
  const publicUrl = PUBLIC_URL ?? (DEMO === '1' ? `http://localhost:${PORT}` : null);
  return {
    kind: 'read',
    config: { databaseUrl: DATABASE_URL, masterKeys: SECRETS_KEY ?? null, publicUrl },
  };
}

/** Empty variables count as absent, as in most shells and compose files. */
function withoutEmpty(variables: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

const problemsOf = ({ issues }: z.ZodError): readonly string[] =>
  issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);

function mailProvider(env: Environment): MailProvider {
  if (env.RESEND_API_KEY) return { kind: 'resend', apiKey: env.RESEND_API_KEY };
  return env.SMTP_URL ? { kind: 'smtp', server: env.SMTP_URL } : { kind: 'demo' };
}

function twilioAccount(env: Environment): TwilioAccount | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = env;
  return accountSid && authToken && from ? { accountSid, authToken, from } : null;
}

/**
 * Reads and checks the configuration.
 *
 * @param variables the process's environment.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ConfigReading {
  const reading = complete.safeParse(withoutEmpty(variables));
  if (!reading.success) return { kind: 'wrong', problems: problemsOf(reading.error) };
  const env = reading.data;
  const mode = env.DEMO === '1' ? 'demo' : 'production';
  return {
    kind: 'read',
    config: {
      mode,
      port: env.PORT,
      host: mode === 'demo' ? '127.0.0.1' : (env.HOST ?? '0.0.0.0'),
      publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      databaseUrl: env.DATABASE_URL,
      masterKeys: env.SECRETS_KEY ?? null,
      trustedProxyHops: env.TRUSTED_PROXY_HOPS,
      breachedPasswordsUrl: env.BREACHED_PASSWORDS_URL ?? null,
      hashingThreads: env.UV_THREADPOOL_SIZE ?? NODES_OWN_THREADS,
      logLevel: env.LOG_LEVEL,
      mail: { from: env.MAIL_FROM ?? DEMO_MAIL_FROM, provider: mailProvider(env) },
      sms: twilioAccount(env),
    },
  };
}
