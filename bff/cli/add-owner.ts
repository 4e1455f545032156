import { addOwner } from '../actions/add-owner.ts';
import { type Command, type CommandOutcome, done, refused, wrongUse } from './command.ts';
import { explainRefusal } from './explain-refusal.ts';
import { pagesOf, withClinic } from './with-ground.ts';

/** `add-owner`: the first person of a clinic, who lets everybody else in. */
export const addOwnerCommand: Command = {
  operands: [],
  options: {
    clinic: { value: 'SLUG', what: 'the clinic', isRequired: true },
    'given-name': { value: 'NAME', what: 'as colleagues read it', isRequired: true },
    'family-name': { value: 'NAME', what: 'as colleagues read it', isRequired: true },
    email: { value: 'ADDRESS', what: 'where the welcome goes', isRequired: true },
    'mobile-phone': { value: 'NUMBER', what: 'where text messages can go' },
    'birth-date': { value: 'YYYY-MM-DD', what: 'tells namesakes apart' },
    locale: { value: 'LANGUAGE', what: "en, fr or es (default: the clinic's)" },
    'practice-id': { value: 'ID', what: "the practice system's own id of them, if it has one" },
  },
  notes: [
    'The welcome is put into the outbox; a running node sends it within seconds. Its link works for 14 days, once.',
    'Repeated for the same name and address, it sends another welcome while there is no login yet.',
    'Imports and the API neither make nor change owners.',
  ],
  example:
    'add-owner --clinic maple-street --given-name Olive --family-name Tremblay --email owner@maple-street.example',
  async run(given, terminal) {
    return withClinic(terminal, given.required('clinic'), async (ground, clinic): Promise<CommandOutcome> => {
      const pages = pagesOf(ground.config);
      if (pages === null) return wrongUse('PUBLIC_URL is missing: the link of the welcome email leads there');
      const email = given.required('email');
      const outcome = await addOwner({ ...ground, pages }, clinic, {
        givenName: given.required('given-name'),
        familyName: given.required('family-name'),
        email,
        mobilePhone: given.text('mobile-phone'),
        birthDate: given.text('birth-date'),
        locale: given.text('locale'),
        practiceId: given.text('practice-id'),
      });
      switch (outcome.kind) {
        case 'welcomed':
          terminal.out.write(
            outcome.isNew
              ? `The owner is made, and the welcome to ${email} waits in the outbox.\n`
              : `The owner was there; another welcome to ${email} waits in the outbox.\n`,
          );
          return done;
        case 'has-login':
          return refused('this owner has a login already');
        case 'throttled':
          return refused(`a welcome was sent just now; another one after ${outcome.retryAfterSeconds} s`);
        case 'refused':
          return wrongUse(explainRefusal(outcome));
      }
    });
  },
};
