import type { Command } from './command.ts';

/** Each command by its name: what it is for, and its code, which is loaded when it is called. */
export const commands: Readonly<
  Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>
> = {
  'create-clinic': {
    summary: 'makes a clinic',
    load: async () => (await import('./create-clinic.ts')).createClinicCommand,
  },
  'add-owner': {
    summary: "makes a clinic's owner and sends the welcome email",
    load: async () => (await import('./add-owner.ts')).addOwnerCommand,
  },
  'import-profiles': {
    summary: 'makes and changes profiles from a CSV file',
    load: async () => (await import('./import-profiles.ts')).importProfilesCommand,
  },
  'import-appointments': {
    summary: 'makes and changes appointments from a CSV file',
    load: async () => (await import('./import-appointments.ts')).importAppointmentsCommand,
  },
  'make-api-key': {
    summary: "makes a key for a clinic's practice system",
    load: async () => (await import('./api-keys.ts')).makeApiKeyCommand,
  },
  'list-api-keys': {
    summary: "lists a clinic's keys, revoked ones too",
    load: async () => (await import('./api-keys.ts')).listApiKeysCommand,
  },
  'revoke-api-key': {
    summary: 'ends a key at once',
    load: async () => (await import('./api-keys.ts')).revokeApiKeyCommand,
  },
  'export-audit': {
    summary: "writes a clinic's audit log as CSV or JSON lines",
    load: async () => (await import('./export-audit.ts')).exportAuditCommand,
  },
  backup: {
    summary: 'copies the SQLite database while nodes run',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    summary: 'puts a backup in the place of the SQLite database while nodes run',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  'rotate-keys': {
    summary: 'moves what is sealed to the newest key of SECRETS_KEY',
    load: async () => (await import('./rotate-keys.ts')).rotateKeysCommand,
  },
  sweep: {
    summary: 'deletes what has expired; nodes do so once an hour',
    load: async () => (await import('./sweep.ts')).sweepCommand,
  },
};
