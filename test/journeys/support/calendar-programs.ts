import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A calendar program that subscribes to a feed, with what it keeps in a folder of its own. */
export interface Subscriber {
  /** Fetches once. Throws where the program says that it did not work. */
  sync(): Promise<void>;
  /** The events that it has, as iCalendar, one text each. */
  events(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Subscribes vdirsyncer to a feed. */
export async function subscribeVdirsyncer(url: string): Promise<Subscriber> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-vdirsyncer-'));
  const kept = join(folder, 'calendar');
  await mkdir(kept);
  const config = join(folder, 'config');
  await writeFile(
    config,
    `[general]
status_path = "${join(folder, 'status')}"

[pair clinic]
a = "feed"
b = "kept"
collections = null

[storage feed]
type = "http"
url = "${url}"

[storage kept]
type = "filesystem"
path = "${kept}"
fileext = ".ics"
`,
  );
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: folder, LANG: 'C.UTF-8', VDIRSYNCER_CONFIG: config };
  await run('vdirsyncer', ['discover', 'clinic'], { env });
  return {
    sync: async () => {
      await run('vdirsyncer', ['sync', 'clinic'], { env });
    },
    events: async () => {
      const names = await readdir(kept);
      return Promise.all(names.map((name) => readFile(join(kept, name), 'utf8')));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** An event as Python's icalendar reads it. */
export interface PythonEvent {
  readonly uid: string;
  readonly summary: string;
  readonly status: string;
  readonly sequence: number;
  /** ISO 8601, with its distance from UTC. */
  readonly startsAt: string;
}

const reader = `
import json, sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
broken = [str(error) for part in calendar.walk() for error in part.errors]
assert not broken, broken
print(json.dumps([{
  'uid': str(event['UID']),
  'summary': str(event['SUMMARY']),
  'status': str(event['STATUS']),
  'sequence': int(event['SEQUENCE']),
  'startsAt': event['DTSTART'].dt.isoformat(),
} for event in calendar.walk('VEVENT')]))
`;

/** Reads a feed with Python's icalendar. Throws where that finds anything wrong with it. */
export async function readWithPython(calendar: string): Promise<readonly PythonEvent[]> {
  const child = spawn('/usr/bin/python3', ['-c', reader], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(calendar);
  return JSON.parse(await text(child.stdout)) as readonly PythonEvent[];
}
