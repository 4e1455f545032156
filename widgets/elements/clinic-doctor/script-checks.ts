import { ClinicLogin } from '../clinic-login/clinic-login.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

/** How many hexadecimal digits of its SHA-256 a script is told apart by: enough for an eye. */
const markDigits = 12;

/**
 * Whether the page runs the script that its BFF has now, and only one.
 *
 * @param page - where the script's tags stand
 * @param bffs - the base URLs of the BFFs that answer
 */
export async function checkScripts(page: Document, bffs: readonly string[]): Promise<readonly Finding[]> {
  const addresses = [...new Set([...page.scripts].map(({ src }) => src).filter(isScript))];
  const isOurs = customElements.get('clinic-login') === ClinicLogin;
  if (addresses.length > 1) return [finding('script-twice', 'bad', [addresses.join(', ')])];
  if (!isOurs && addresses.length) return [finding('script-and-bundle', 'bad')];
  const [address] = addresses;
  const [bff] = bffs;
  if (address === undefined || bff === undefined) return [];
  // As the browser keeps it, which is what runs here, and as the BFF has it.
  const running = await textOf(address, 'force-cache');
  const current = await textOf(`${bff}/widgets/clinic-auth.js`, 'no-store');
  if (running === null || current === null) return [];
  const mark = await markOf(current);
  return [
    running === current
      ? finding('script-current', 'good', [mark])
      : finding('script-differs', 'warning', [address, mark]),
  ];
}

/** `clinic-auth.js`, wherever it comes from and however it is pinned. */
function isScript(src: string): boolean {
  return URL.canParse(src) && /\/clinic-auth[\w.-]*\.js$/.test(new URL(src).pathname);
}

async function textOf(address: string, cache: RequestCache): Promise<string | null> {
  try {
    const response = await fetch(address, { credentials: 'omit', cache });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

async function markOf(text: string): Promise<string> {
  // Not there in a page without https.
  if (!isSecureContext) return '–';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, markDigits);
}
