import { existsSync } from 'node:fs';
import { installPackages } from './ensure-browser.js';

/** What tests check our work with: what others have made, by the Debian package that has it. */
const tools = {
  '/usr/bin/oathtool': 'oathtool',
  '/usr/bin/zbarimg': 'zbar-tools',
  '/usr/bin/pdftotext': 'poppler-utils',
  '/usr/bin/vdirsyncer': 'vdirsyncer',
  '/usr/bin/curl': 'curl',
  '/usr/lib/python3/dist-packages/icalendar': 'python3-icalendar',
};

/** What the journeys through further browsers run, and what has them trust a certificate of ours. */
const browsers = {
  '/usr/bin/firefox-esr': 'firefox-esr',
  '/usr/bin/WebKitWebDriver': 'webkit2gtk-driver',
  '/usr/bin/Xvfb': 'xvfb',
  '/usr/bin/certutil': 'libnss3-tools',
  '/usr/bin/openssl': 'openssl',
  '/etc/ssl/certs/ca-certificates.crt': 'ca-certificates',
};

/**
 * Installs what is missing, from Debian's packages; says what could not be had. The tests that need it fail then: none
 * is skipped.
 *
 * @param {{ log: (line: string) => void, forJourneys: boolean }} options - where to say so; whether the journeys run
 */
export function ensureTools({ log, forJourneys }) {
  const needed = Object.entries({ ...tools, ...(forJourneys && browsers) });
  const packages = needed.filter(([path]) => !existsSync(path)).map(([, name]) => name);
  if (packages.length === 0 || installPackages(packages, log)) return;
  log(`Some tests need these Debian packages, and fail without: ${packages.join(', ')}.`);
  log('On Debian: apt-get install --no-install-recommends, with these names, as root.');
}
