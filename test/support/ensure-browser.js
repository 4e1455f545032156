import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium for the tests: `CHROME_PATH`, one of the usual places, or Debian's package, installed
 * where that can work (root, apt). Otherwise it says what to do and ends the run.
 */
export async function ensureBrowser({ log }) {
  const found = () => [process.env.CHROME_PATH, ...usualPlaces].find((path) => path && existsSync(path));
  if (!found() && installPackages(['chromium'], log)) log('Chromium is installed.');
  const path = found();
  if (path) return path;
  log('The widget tests and journeys need a Chromium. Install one (Debian: apt-get install chromium,');
  log('elsewhere Chrome or Chromium from its maker) or name one: CHROME_PATH=/path/to/chrome npm test');
  process.exit(1);
}

/** Installs Debian packages where that can work. Answers whether it did. */
export function installPackages(names, log) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  log(`Installing ${names.join(' and ')} from Debian's packages ...`);
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  return apt('update').status === 0 && apt('install', '-y', '--no-install-recommends', ...names).status === 0;
}
