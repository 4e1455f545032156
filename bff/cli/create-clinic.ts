import { createClinic } from '../actions/create-clinic.ts';
import { type Command, done, refused, wrongUse } from './command.ts';
import { readClinicOptions } from './read-clinic-options.ts';
import { withGround } from './with-ground.ts';

/** `create-clinic`: makes a clinic that has nobody in it yet. */
export const createClinicCommand: Command = {
  operands: [],
  options: {
    slug: { value: 'SLUG', what: 'its name in addresses: a-z, 0-9 and hyphens', isRequired: true },
    name: { value: 'NAME', what: 'its name as people read it', isRequired: true },
    origin: {
      value: 'ORIGIN',
      what: 'an origin whose pages embed its tags, such as https://www.clinic.example',
      isRequired: true,
      isMultiple: true,
    },
    country: { value: 'CODE', what: 'where its phone numbers are at home, such as CA', isRequired: true },
    'time-zone': { value: 'ZONE', what: 'its clock, such as America/Vancouver', isRequired: true },
    locale: { value: 'LANGUAGE', what: 'the language it writes in: en, fr or es (default: en)' },
    accent: { value: '#RRGGBB', what: 'its colour (default: #0f766e)' },
    'support-phone': { value: 'NUMBER', what: 'whom people call for help' },
    'support-email': { value: 'ADDRESS', what: 'whom people write to for help' },
    'login-page': { value: 'ADDRESS', what: 'its own page of that kind (default: the hosted one)' },
    'reset-password-page': { value: 'ADDRESS', what: 'as above' },
    'set-up-account-page': { value: 'ADDRESS', what: 'as above' },
    'account-page': { value: 'ADDRESS', what: 'as above' },
  },
  notes: [
    'Security settings begin as: 2-Step Verification not enforced, Trust this browser allowed, sign-out after 1 h.',
  ],
  example:
    'create-clinic --slug maple-street --name "Maple Street Physiotherapy" --origin https://www.maple-street.example --country CA --time-zone America/Vancouver',
  async run(given, terminal) {
    const reading = readClinicOptions(given);
    if (reading.kind === 'wrong') return wrongUse(reading.sentences.join('\n  '));
    return withGround(terminal, async (ground) => {
      const { slug, name } = reading.clinic;
      const { kind } = await createClinic(ground, reading.clinic);
      if (kind === 'slug-taken') return refused(`there is a clinic "${slug}" already`);
      terminal.out.write(`${name} is made, as "${slug}". Next: clinic-auth add-owner --clinic ${slug} ...\n`);
      return done;
    });
  },
};
