import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate of one test's own. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  /** Its file, for `NODE_EXTRA_CA_CERTS`: who trusts that trusts this server. */
  readonly certFile: string;
  remove(): Promise<void>;
}

/** Makes a certificate for a host that nobody but the test trusts. */
export async function makeCertificate(host: string): Promise<TestCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-certificate-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile];
  const named = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-days', '1'];
  await promisify(execFile)('openssl', ['req', '-x509', ...newKey, ...named, '-out', certFile]);
  return {
    key: await readFile(keyFile, 'utf8'),
    cert: await readFile(certFile, 'utf8'),
    certFile,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
