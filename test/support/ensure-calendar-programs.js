import { spawnSync } from 'node:child_process';
import { installPackages } from './ensure-browser.js';

/** What reads our calendars and is not ours, by Debian's package, with a command that works once it is there. */
const programs = {
  vdirsyncer: ['vdirsyncer', '--version'],
  'python3-icalendar': ['/usr/bin/python3', '-c', 'import icalendar'],
};

/** Sees to it that they are there, from Debian's packages where that can work. Otherwise it ends the run. */
export function ensureCalendarPrograms({ log }) {
  const missing = () =>
    Object.keys(programs).filter((name) => {
      const [command, ...args] = programs[name];
      return spawnSync(command, args, { stdio: 'ignore' }).status !== 0;
    });
  if (missing().length > 0) installPackages(missing(), log);
  const left = missing();
  if (left.length === 0) return;
  log(`The journeys need ${left.join(' and ')} (Debian: apt-get install ${left.join(' ')}).`);
  process.exit(1);
}
