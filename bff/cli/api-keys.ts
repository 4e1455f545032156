import { listApiKeys } from '../actions/list-api-keys.ts';
import { makeApiKey } from '../actions/make-api-key.ts';
import { revokeApiKey } from '../actions/revoke-api-key.ts';
import { API_KEY_NAME_MAX_LENGTH, apiScopes, isApiScope, readApiKeyName } from '../domain/api-key.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import { type Command, type CommandOption, done, refused, wrongUse } from './command.ts';
import { withClinic } from './with-ground.ts';

const clinicOption: CommandOption = { value: 'SLUG', what: 'the clinic', isRequired: true };
const byOperator = { actor: { kind: 'operator' }, source: NO_SOURCE } as const;

/** `make-api-key`: shows the key once. */
export const makeApiKeyCommand: Command = {
  operands: [],
  options: {
    clinic: clinicOption,
    name: { value: 'NAME', what: 'what to know it by in lists and in the audit log', isRequired: true },
    scope: {
      value: 'SCOPE',
      what: `what it is good for: ${apiScopes.join(', ')}`,
      isRequired: true,
      isMultiple: true,
    },
  },
  notes: ['The key is written to standard output, once: what is stored leads back to no key.'],
  example:
    'make-api-key --clinic maple-street --name "Practice system" --scope profiles --scope appointments',
  async run(given, terminal) {
    const name = readApiKeyName(given.required('name'));
    if (name.kind === 'refused') {
      return wrongUse(`--name has to be one line of at most ${API_KEY_NAME_MAX_LENGTH} characters`);
    }
    const scopes = given.texts('scope').filter(isApiScope);
    if (scopes.length < given.texts('scope').length) {
      return wrongUse(`--scope has to be one of ${apiScopes.join(', ')}`);
    }
    return withClinic(terminal, given.required('clinic'), async (ground, clinic) => {
      const { id, key } = await makeApiKey(ground, { clinic, name: name.value, scopes, ...byOperator });
      terminal.err.write(`Key ${id} of ${clinic.name}, shown this once:\n`);
      terminal.out.write(`${key}\n`);
      return done;
    });
  },
};

/** `list-api-keys`: which keys there are, and when each was used last. */
export const listApiKeysCommand: Command = {
  operands: [],
  options: { clinic: clinicOption },
  notes: [],
  example: 'list-api-keys --clinic maple-street',
  async run(given, terminal) {
    return withClinic(terminal, given.required('clinic'), async (ground, clinic) => {
      const keys = await listApiKeys(ground, clinic);
      if (keys.length === 0) terminal.out.write(`${clinic.name} has no keys.\n`);
      for (const { id, name, scopes, createdAt, lastUsedAt, revokedAt } of keys) {
        const used = lastUsedAt === null ? 'never used' : `last used ${day(lastUsedAt)}`;
        const state = revokedAt === null ? used : `revoked ${day(revokedAt)}`;
        terminal.out.write(`${id}  ${name}  [${scopes.join(', ')}]  made ${day(createdAt)}, ${state}\n`);
      }
      return done;
    });
  },
};

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `revoke-api-key`: the next request with it is refused. */
export const revokeApiKeyCommand: Command = {
  operands: ['ID'],
  options: { clinic: clinicOption },
  notes: ['ID stands in list-api-keys.'],
  example: 'revoke-api-key 0123456789abcdef --clinic maple-street',
  async run(given, terminal) {
    const [id = ''] = given.operands;
    return withClinic(terminal, given.required('clinic'), async (ground, clinic) => {
      const wasRevoked = await revokeApiKey(ground, { clinic, id, ...byOperator });
      if (!wasRevoked) return refused(`${clinic.name} has no living key "${id}"`);
      terminal.out.write(`Key ${id} of ${clinic.name} opens nothing any more.\n`);
      return done;
    });
  },
};
