import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../support/child-node.ts';
import { loopbackHosts } from './hosts.ts';
import { waitUntil } from './wait-until.ts';

const HOSTS = '/etc/hosts';
const TRUSTED = '/etc/ssl/certs/ca-certificates.crt';

/**
 * What runs in the private corner: our names and our authority are laid over the machine's, for these processes
 * alone; `/tmp` is empty, so that the display's sockets meet nobody else's and vanish with it.
 */
const corner = `set -eu
mount --bind "$1" ${HOSTS}
mount --bind "$2" ${TRUSTED}
mount -t tmpfs none /tmp
export HOME=/tmp XDG_RUNTIME_DIR=/tmp TMPDIR=/tmp
mkfifo /tmp/display
Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>/tmp/display &
read -r display </tmp/display
DISPLAY=":$display" WebKitWebDriver --port="$3"`;

/** A WebKitWebDriver that listens. */
export interface WebKitDriverProcess {
  /** Where its WebDriver is. */
  readonly url: string;
  /** Ends it and everything that it has started. */
  stop(): Promise<void>;
}

/**
 * Starts WebKitGTK's driver with a display of its own, in namespaces of its own: WebKitGTK knows no setting for names
 * or authorities. All of it ends with the first process, and that one with ours, whatever ours ends by.
 */
export async function startWebKitDriver(authorityFile: string): Promise<WebKitDriverProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-webkit-'));
  const [hosts, trusted] = [join(folder, 'hosts'), join(folder, 'trusted.pem')];
  await writeFile(hosts, `127.0.0.1 localhost ${loopbackHosts.join(' ')}\n`);
  await copyFile(TRUSTED, trusted);
  await appendFile(trusted, await readFile(authorityFile));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'],
      // Only root may lay files over others. Whoever else starts it is root in there.
      ...(isRoot ? [] : ['--map-root-user']),
      ...['sh', '-c', corner, 'sh', hosts, trusted, String(port)],
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Neither a message bus nor an accessibility bus is there to be asked.
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', NO_AT_BRIDGE: '1', GTK_A11Y: 'none' },
    },
  );
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntil('WebKitWebDriver', async () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${words}`);
      return (await fetch(`${url}/status`)).ok || null;
    });
  } catch (error) {
    await stop();
    throw new Error(`WebKitWebDriver did not start: ${words}`, { cause: error });
  }
  return { url, stop };
}
