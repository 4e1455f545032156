import type { RecoveryCodePdfRequest } from '../../bff/contract/index.ts';
import type { AuthClient } from './auth-client.ts';
import type { Outcome } from './outcome.ts';
import { read } from './transport.ts';
import type { Reply } from './transport.ts';

/** For so many milliseconds a browser may take its time to begin with a download. */
const keepMilliseconds = 60_000;

/**
 * Has the page with a recovery code downloaded.
 *
 * Problems: `not-logged-in`, and those of `AuthClient.load`.
 */
export async function downloadRecoveryCodePdf(
  client: AuthClient,
  request: RecoveryCodePdfRequest,
): Promise<Outcome> {
  const { body, problem } = await client.call('POST', 'recovery-code-pdf', request, openFile);
  if (problem) return { problem };
  if (!(body instanceof Blob)) return { problem: { code: 'internal' } };
  const address = URL.createObjectURL(body);
  const link = document.createElement('a');
  link.href = address;
  link.download = `recovery-code-${client.slug}.pdf`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, keepMilliseconds);
  return { problem: null };
}

/** A file comes as it is; what is wrong instead comes as JSON. */
async function openFile(response: Response): Promise<Reply> {
  return response.ok ? { body: await response.blob(), problem: null } : read(response);
}
