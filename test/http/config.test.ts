import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Config, readConfig } from '../../bff/config.ts';

const KEY = Buffer.alloc(32, 5).toString('base64');

/** All that a production node has to be told. */
const production = {
  SECRETS_KEY: `1:${KEY}`,
  PUBLIC_URL: 'https://auth.clinic.example',
  MAIL_FROM: 'no-reply@clinic.example',
  RESEND_API_KEY: 're_made_up_for_tests',
};
const demo = { DEMO: '1' };

const read = (variables: Record<string, string>): Config => {
  const reading = readConfig(variables);
  assert.equal(reading.kind, 'read', JSON.stringify(reading));
  return reading.config;
};
const problems = (variables: Record<string, string>): readonly string[] => {
  const reading = readConfig(variables);
  assert.equal(reading.kind, 'wrong', 'it was taken');
  return reading.problems;
};

/** Values that a variable may not have, in demo mode as in production. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  PORT: ['0', '-1', '65536', '80.5', '0x50', 'eighty', ' 80', '1e3', '99999999'],
  DEMO: ['true', 'yes', '2', 'production'],
  PUBLIC_URL: [
    'auth.clinic.example',
    'ftp://auth.clinic.example',
    'javascript:alert(1)',
    'https://user:pw@auth.clinic.example',
    'https://auth.clinic.example/?a=b',
    'https://auth.clinic.example/#a',
    'https://',
    'not a url',
  ],
  DATABASE_URL: ['mysql://db/clinic', './data.db', 'sqlite:', 'postgres:', 'postgres://', 'SQLITE:x'],
  SECRETS_KEY: ['short', '1:short', KEY, `1:${KEY},1:${KEY}`],
  TRUSTED_PROXY_HOPS: ['-1', '11', 'one', '1.5'],
  LOG_LEVEL: ['verbose', 'INFO', 'trace'],
};

describe('the configuration', () => {
  for (const [variable, values] of Object.entries(wrong)) {
    for (const value of values) {
      it(`is refused for ${variable}=${value}, with a sentence that names the variable`, () => {
        for (const others of [demo, production]) {
          const found = problems({ ...others, [variable]: value });
          const sentence = found.find((each) => each.startsWith(`${variable} `));
          assert.match(sentence ?? '', /^[A-Z_]+ (has to|cannot) .{8,}$/, found.join());
        }
      });
    }
  }

  it('is refused with a sentence for each wrong variable, not for the first one only', () => {
    const found = problems({
      ...demo,
      PORT: 'x',
      LOG_LEVEL: 'x',
      DATABASE_URL: 'x',
      TRUSTED_PROXY_HOPS: 'x',
    });
    const named = found.map((sentence) => sentence.split(' ')[0]);
    assert.deepEqual(named.toSorted(), ['DATABASE_URL', 'LOG_LEVEL', 'PORT', 'TRUSTED_PROXY_HOPS']);
  });

  it('never repeats a secret', () => {
    const secrets = {
      SECRETS_KEY: 'key-of-mine',
      DATABASE_URL: 'mysql://me:pw-of-mine@db',
      PUBLIC_URL: 'ftp://me:pw-of-mine@x',
    };
    const text = problems({ ...production, ...secrets }).join('\n');
    for (const secret of ['key-of-mine', 'pw-of-mine']) assert.ok(!text.includes(secret), text);
  });

  it('never repeats anything that is set, whatever that is', () => {
    const anyValue = fc.string({ minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(wrong), ...Object.keys(production)),
        anyValue,
        (name, value) => {
          const reading = readConfig({ ...production, [name]: value });
          if (reading.kind === 'wrong') assert.ok(!reading.problems.join('\n').includes(value));
        },
      ),
      { numRuns: 500 },
    );
  });

  for (const variable of Object.keys(production)) {
    it(`is refused in production without ${variable}, with a sentence that says so`, () => {
      const rest = Object.fromEntries(Object.entries(production).filter(([name]) => name !== variable));
      for (const variables of [rest, { ...rest, [variable]: '' }]) {
        const found = problems(variables);
        assert.ok(
          found.some((sentence) => sentence.startsWith(`${variable} is missing`)),
          found.join(),
        );
      }
    });
  }

  it('is refused in production where browsers would reach it without HTTPS', () => {
    const found = problems({ ...production, PUBLIC_URL: 'http://auth.clinic.example' });
    assert.ok(
      found.some((sentence) => /^PUBLIC_URL .*https/.test(sentence)),
      found.join(),
    );
  });

  it('is refused as a demo where the environment says production', () => {
    const found = problems({ ...demo, NODE_ENV: 'production' });
    assert.ok(
      found.some((sentence) => /^DEMO .*NODE_ENV/.test(sentence)),
      found.join(),
    );
  });

  it('is a demo only where somebody asks for it: forgetting a variable opens nothing', () => {
    assert.equal(readConfig({}).kind, 'wrong');
    assert.equal(readConfig({ NODE_ENV: 'development' }).kind, 'wrong');
    assert.equal(readConfig({ DEMO: '0' }).kind, 'wrong');
    assert.equal(read(production).mode, 'production');
    assert.equal(read({ ...production, NODE_ENV: 'development' }).mode, 'production');
    assert.equal(read(demo).mode, 'demo');
  });

  it('of a demo needs nothing else, and stays on loopback whatever HOST says', () => {
    const { port, host, publicUrl, databaseUrl, masterKeys, trustedProxyHops } = read({
      ...demo,
      HOST: '0.0.0.0',
    });
    assert.deepEqual(
      { port, host, publicUrl, databaseUrl, masterKeys, trustedProxyHops },
      {
        port: 8787,
        host: '127.0.0.1',
        publicUrl: 'http://localhost:8787',
        databaseUrl: 'sqlite:./data/clinic-auth.db',
        masterKeys: null,
        trustedProxyHops: 0,
      },
    );
    assert.equal(read({ ...demo, PORT: '9000' }).publicUrl, 'http://localhost:9000');
  });

  it('of a production node is read as it is written', () => {
    const config = read({
      ...production,
      PORT: '443',
      HOST: '10.0.0.5',
      PUBLIC_URL: 'https://Auth.Clinic.example/bff//',
      DATABASE_URL: 'postgres://me:pw@db.internal/clinic',
      SECRETS_KEY: `1:${KEY},2:${Buffer.alloc(32, 6).toString('base64')}`,
      TRUSTED_PROXY_HOPS: '2',
      LOG_LEVEL: 'warn',
    });
    assert.equal(config.port, 443);
    assert.equal(config.host, '10.0.0.5');
    assert.equal(config.publicUrl, 'https://auth.clinic.example/bff');
    assert.equal(config.databaseUrl, 'postgres://me:pw@db.internal/clinic');
    assert.deepEqual([...(config.masterKeys?.keys() ?? [])], [1, 2]);
    assert.equal(config.trustedProxyHops, 2);
    assert.equal(config.logLevel, 'warn');
  });

  it('takes empty variables for absent ones', () => {
    const empty = Object.fromEntries(Object.keys(wrong).map((name) => [name, '']));
    assert.deepEqual(read({ ...empty, DEMO: '1' }), read(demo));
  });
});
