import { recordEvent } from '../actions/record-event.ts';
import { upsertAppointments } from '../actions/upsert-appointments.ts';
import type { AppointmentRecord } from '../domain/appointment-record.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import { type Refusal, refusal } from '../domain/refusal.ts';
import type { Command } from './command.ts';
import { importOptions } from './import-profiles.ts';
import { runImport } from './run-import.ts';
import { withClinic } from './with-ground.ts';

const columns = {
  required: [
    'appointmentId',
    'practiceId',
    'startsAt',
    'endsAt',
    'practitioner',
    'treatment',
    'place',
    'onlineUrl',
    'isCancelled',
  ],
  optional: [],
} as const;

type Column = (typeof columns.required)[number];

/** `import-appointments`: visits from the practice system (rule 37). */
export const importAppointmentsCommand: Command = {
  operands: ['FILE.csv'],
  options: importOptions,
  notes: [
    `Columns, in any order: ${columns.required.join(', ')}.`,
    "appointmentId and practiceId are the practice system's own ids; practiceId says whose visit it is. Times are",
    'RFC 3339 (2026-12-01T09:30:00-08:00), or without an offset on the clock at the clinic (2026-12-01 09:30).',
    'isCancelled is true, false or empty; place and onlineUrl (https) may be empty.',
  ],
  example: 'import-appointments appointments.csv --clinic maple-street',
  async run(given, terminal) {
    return withClinic(terminal, given.required('clinic'), async (ground, clinic) => {
      const isDryRun = given.isSet('dry-run');
      const who = { clinic, actor: { kind: 'operator' }, source: NO_SOURCE } as const;
      return runImport<Column, AppointmentRecord>(ground, terminal, {
        file: given.operands[0] ?? '',
        isDryRun,
        reportFile: given.text('report'),
        columns,
        id: 'appointmentId',
        read: readRow,
        upsert: (records) => upsertAppointments(ground, { ...who, isDryRun }, records),
        async record(counts) {
          const happened = {
            ...who,
            clinicId: clinic.id,
            event: 'appointments-imported',
            subjectId: null,
          } as const;
          await recordEvent(ground, ground.database.db, { ...happened, details: { ...counts } });
        },
      });
    });
  },
};

function readRow({ isCancelled, ...values }: Readonly<Record<Column, string>>): AppointmentRecord | Refusal {
  const word = isCancelled.trim().toLowerCase();
  if (!['', 'true', 'false'].includes(word)) return refusal('malformed', 'isCancelled');
  const ids = { appointmentId: values.appointmentId.trim(), practiceId: values.practiceId.trim() };
  return { ...values, ...ids, isCancelled: word === 'true' };
}
