import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate for the servers of one test, and the authority that vouches for it and for nothing else. */
export interface Certificate {
  /** The authority's own certificate (PEM): what a browser is told to trust. */
  readonly authorityFile: string;
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

/**
 * Makes a certificate authority and has it vouch for these hosts. The authority's key is nowhere but in the folder.
 *
 * @param folder where the files go: one that is removed after the test
 */
export async function makeCertificate(folder: string, hosts: readonly string[]): Promise<Certificate> {
  const file = (name: string) => join(folder, name);
  const common = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', [
    ...[...common, '-days', '2', '-subj', '/CN=Throw-away authority of a test'],
    ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-keyout', file('authority.key'), '-out', file('authority.pem')],
  ]);
  await run('openssl', [
    ...[...common, '-days', '2', '-subj', `/CN=${hosts[0] ?? ''}`],
    ...['-CA', file('authority.pem'), '-CAkey', file('authority.key')],
    ...['-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=serverAuth'],
    ...['-keyout', file('server.key'), '-out', file('server.pem')],
  ]);
  return {
    authorityFile: file('authority.pem'),
    certificate: await readFile(file('server.pem'), 'utf8'),
    key: await readFile(file('server.key'), 'utf8'),
  };
}

/**
 * Has an NSS database, as Chromium and Firefox keep them, trust the authority for servers.
 *
 * @param folder the database's: made where it is missing
 */
export async function trustInNss(folder: string, authorityFile: string): Promise<void> {
  const database = `sql:${folder}`;
  await run('certutil', ['-N', '-d', database, '--empty-password']);
  await run('certutil', ['-A', '-d', database, '-n', 'throw-away', '-t', 'C,,', '-i', authorityFile]);
}
