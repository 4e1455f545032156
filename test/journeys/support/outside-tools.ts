import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The code that an authenticator app shows for this key (base32), `steps` of 30 s from now. */
export async function authenticatorCode(key: string, steps = 0): Promise<string> {
  const at = new Date(Date.now() + steps * 30_000).toISOString();
  const { stdout } = await run('oathtool', ['--totp', '--base32', `--now=${at}`, key]);
  return stdout.trim();
}

/** What a phone reads from the QR code in a picture. */
export async function readQrCode(picture: string): Promise<string> {
  const { stdout } = await run('zbarimg', ['--quiet', '--raw', picture]);
  return stdout.trim();
}

/** The text of a PDF, as somebody would copy it. */
export async function readPdf(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout;
}
