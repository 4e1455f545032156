import type { Role } from '../contract/index.ts';
import { recordEvent } from '../actions/record-event.ts';
import { type IntakeRole, upsertProfiles } from '../actions/upsert-profiles.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import type { ProfileRecord } from '../domain/profile-record.ts';
import { type Refusal, refusal } from '../domain/refusal.ts';
import type { Command } from './command.ts';
import { runImport } from './run-import.ts';
import { withClinic } from './with-ground.ts';

const columns = {
  required: ['practiceId', 'givenName', 'familyName', 'birthDate', 'email', 'mobilePhone', 'locale'],
  optional: ['role'],
} as const;

type Column = (typeof columns.required)[number] | (typeof columns.optional)[number];

const roles: readonly IntakeRole[] = ['patient', 'staff', 'full-access'];

/** The options of both imports. */
export const importOptions = {
  clinic: { value: 'SLUG', what: 'the clinic', isRequired: true },
  'dry-run': { value: null, what: 'says what would be done, and writes nothing' },
  report: { value: 'FILE.csv', what: 'a new file that names each refused line' },
} as const;

/** `import-profiles`: profiles from the practice system (rule 37). */
export const importProfilesCommand: Command = {
  operands: ['FILE.csv'],
  options: importOptions,
  notes: [
    `Columns, in any order: ${columns.required.join(', ')}; optional: ${columns.optional.join(', ')}.`,
    "practiceId is the practice system's own id: repeated, an import changes what has changed and doubles nobody.",
    'An empty cell means that there is none, so no column but role may be left out. role is patient, staff or',
    'full-access; empty, it stays as it is, and new profiles are patients. Owners come by add-owner alone.',
  ],
  example: 'import-profiles profiles.csv --clinic maple-street --dry-run --report refused.csv',
  async run(given, terminal) {
    return withClinic(terminal, given.required('clinic'), async (ground, clinic) => {
      const isDryRun = given.isSet('dry-run');
      const who = { clinic, actor: { kind: 'operator' }, source: NO_SOURCE } as const;
      return runImport<Column, ProfileRecord>(ground, terminal, {
        file: given.operands[0] ?? '',
        isDryRun,
        reportFile: given.text('report'),
        columns,
        id: 'practiceId',
        read: readRow,
        upsert: (records) => upsertProfiles(ground, { ...who, roles, isDryRun }, records),
        async record(counts) {
          const happened = {
            ...who,
            clinicId: clinic.id,
            event: 'profiles-imported',
            subjectId: null,
          } as const;
          await recordEvent(ground, ground.database.db, { ...happened, details: { ...counts } });
        },
      });
    });
  },
};

function readRow({ role, practiceId, ...values }: Readonly<Record<Column, string>>): ProfileRecord | Refusal {
  const word = role.trim();
  if (word !== '' && !isRole(word)) return refusal('malformed', 'role');
  return { ...values, practiceId: practiceId.trim(), ...(isRole(word) && { role: word }) };
}

function isRole(word: string): word is Role {
  return ['patient', 'staff', 'full-access', 'owner'].includes(word);
}
