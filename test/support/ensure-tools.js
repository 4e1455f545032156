import { existsSync } from 'node:fs';
import { installPackages } from './ensure-browser.js';

/** What tests check our work with: programs of others' making, by the Debian package that has them. */
const tools = {
  '/usr/bin/oathtool': 'oathtool',
  '/usr/bin/zbarimg': 'zbar-tools',
  '/usr/bin/pdftotext': 'poppler-utils',
  '/usr/bin/vdirsyncer': 'vdirsyncer',
  '/usr/bin/curl': 'curl',
  '/usr/lib/python3/dist-packages/icalendar': 'python3-icalendar',
};

/** Installs those that are missing, from Debian's packages; says which could not be had. */
export function ensureTools({ log }) {
  const missing = Object.entries(tools).filter(([path]) => !existsSync(path));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (!installPackages(packages, log)) log(`Some tests need these Debian packages: ${packages.join(', ')}.`);
}
