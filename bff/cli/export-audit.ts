import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { recordEvent } from '../actions/record-event.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import { eventsFrom, type ExportedEvent, listEvents } from '../storage/audit-pages.ts';
import { fullName } from '../storage/profiles.ts';
import { type Command, type CommandOutcome, done, refused, wrongUse } from './command.ts';
import { withClinic } from './with-ground.ts';

const PAGE = 1000;

const columns = [
  'id',
  'at',
  'event',
  'actorKind',
  'actorId',
  'actorName',
  'subjectId',
  'subjectName',
  'address',
  'userAgent',
  'requestId',
  'details',
] as const;

type Line = Readonly<Record<(typeof columns)[number], unknown>>;

/** `export-audit`: the audit log as a file, however long it is (rule 36). */
export const exportAuditCommand: Command = {
  operands: [],
  options: {
    clinic: { value: 'SLUG', what: 'the clinic', isRequired: true },
    format: { value: 'FORMAT', what: 'csv or jsonl (one JSON object a line)', isRequired: true },
    since: { value: 'TIME', what: 'RFC 3339, or YYYY-MM-DD in UTC: events from then on' },
    until: { value: 'TIME', what: 'the same: events before that' },
    out: { value: 'FILE', what: 'a new file (default: standard output)' },
  },
  notes: [
    'The oldest events come first. That it was exported is an event too, and stands in the next export.',
  ],
  example: 'export-audit --clinic maple-street --format csv --since 2026-11-01 --out audit.csv',
  async run(given, terminal) {
    const format = given.required('format');
    if (format !== 'csv' && format !== 'jsonl') return wrongUse('--format has to be csv or jsonl');
    const [since, until] = [given.text('since'), given.text('until')];
    const [from, to] = [readMoment(since), readMoment(until)];
    if (from === 'unreadable')
      return wrongUse('--since has to be a time such as 2026-11-01 or 2026-11-01T09:00:00Z');
    if (to === 'unreadable')
      return wrongUse('--until has to be a time such as 2026-11-01 or 2026-11-01T09:00:00Z');

    return withClinic(terminal, given.required('clinic'), async (ground, clinic): Promise<CommandOutcome> => {
      const now = ground.clock();
      const opened = await openOut(given.text('out'), terminal.out);
      if (opened.kind === 'refused') return refused(opened.reason);
      const { db } = ground.database;
      // First, so that an export that is broken off is known too.
      await recordEvent(ground, db, {
        clinicId: clinic.id,
        event: 'audit-exported',
        actor: { kind: 'operator' },
        source: NO_SOURCE,
        subjectId: null,
        details: { format, since, until },
      });
      const before = eventsFrom(Math.min(to ?? now, now));
      let after = eventsFrom(from ?? 0);
      if (format === 'csv') await opened.write(stringify([[...columns]]));
      for (;;) {
        const events = await listEvents(db, clinic.id, { after, before, most: PAGE });
        const last = events.at(-1);
        if (!last) break;
        await opened.write(format === 'csv' ? csvOf(events) : jsonLinesOf(events));
        after = last.id;
      }
      await opened.close();
      return done;
    });
  },
};

/** Null: not given. */
function readMoment(text: string | null): number | 'unreadable' | null {
  if (text === null) return null;
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text))
    return 'unreadable';
  const time = Date.parse(text);
  return Number.isNaN(time) || time < 0 ? 'unreadable' : time;
}

function lineOf({ givenName, familyName, ...event }: ExportedEvent): Line {
  const isKnown = givenName !== null && familyName !== null;
  return {
    ...event,
    at: new Date(event.at).toISOString(),
    subjectName: isKnown ? fullName({ givenName, familyName }) : null,
  };
}

// A spreadsheet takes a cell that begins with = for a formula, and user agents are anybody's.
const csvOf = (events: readonly ExportedEvent[]): string =>
  stringify(
    events.map((event) => {
      const line = lineOf(event);
      return columns.map((column) => line[column]);
    }),
    { escape_formulas: true },
  );

const jsonLinesOf = (events: readonly ExportedEvent[]): string =>
  events
    .map((event) => {
      const line = lineOf(event);
      const named = columns.map((column) => [column, line[column]] as const);
      return `${JSON.stringify({ ...Object.fromEntries(named), details: JSON.parse(event.details) as unknown })}\n`;
    })
    .join('');

interface Out {
  readonly kind: 'opened';
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** What is exported tells of people: a new file is for this user alone. */
async function openOut(
  path: string | null,
  standard: NodeJS.WritableStream,
): Promise<Out | { readonly kind: 'refused'; readonly reason: string }> {
  const file = path === null ? null : createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    if (file) await once(file, 'open');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return {
      kind: 'refused',
      reason: `${path} cannot be written: ${code === 'EEXIST' ? 'it is there already' : code}`,
    };
  }
  const stream = file ?? standard;
  return {
    kind: 'opened',
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async close() {
      if (!file) return;
      file.end();
      await finished(file);
    },
  };
}
