import type {
  PracticeAppointmentsAnswer,
  PracticeAppointmentsRequest,
  PracticeProfilesAnswer,
  PracticeProfilesRequest,
  PracticeRemovalAnswer,
  PracticeRemovalRequest,
  SessionCodeAnswer,
  SessionCodeExchangeRequest,
  SessionToldAnswer,
} from '../contract/index.ts';

const profiles: PracticeProfilesRequest = {
  profiles: [
    {
      id: 'P-7001',
      givenName: 'Noor',
      familyName: 'Haddad',
      birthDate: '1984-05-17',
      email: 'noor.haddad@mail.example',
      mobilePhone: '604 555 0123',
      locale: 'fr',
    },
    { id: 'P-7002', givenName: 'Sam', familyName: 'Haddad', birthDate: '2031-02-30' },
  ],
};

const profileResults: PracticeProfilesAnswer = {
  results: [
    { id: 'P-7001', outcome: 'created', profileId: 'Yk3vJmQ0QXCTbEC7wDDDwQ' },
    { id: 'P-7002', outcome: 'refused', reason: 'malformed', field: 'birthDate' },
  ],
};

const removedProfiles: PracticeRemovalRequest = { ids: ['P-7001', 'P-9999'] };

const profileRemovals: PracticeRemovalAnswer = {
  results: [
    { id: 'P-7001', outcome: 'removed' },
    { id: 'P-9999', outcome: 'unknown' },
  ],
};

const appointments: PracticeAppointmentsRequest = {
  appointments: [
    {
      id: 'A-2001',
      practiceId: 'P-7001',
      startsAt: '2026-12-01T09:30:00-08:00',
      endsAt: '2026-12-01T10:15:00-08:00',
      practitioner: 'Farah Aziz',
      treatment: 'Physiotherapy',
      place: 'Room 2',
    },
  ],
};

const appointmentResults: PracticeAppointmentsAnswer = { results: [{ id: 'A-2001', outcome: 'created' }] };

const removedAppointments: PracticeRemovalRequest = { ids: ['A-2001'] };

const appointmentRemovals: PracticeRemovalAnswer = { results: [{ id: 'A-2001', outcome: 'removed' }] };

const code = 'Jq4o0yq2l8cYbqkG9m1hXoZ3nR7uT5wV1xA6sD8fE0g';

const sessionCode: SessionCodeAnswer = { code, expiresAt: '2026-12-01T17:05:00.000Z' };

const sessionCodeExchange: SessionCodeExchangeRequest = { code };

const sessionTold: SessionToldAnswer = {
  profile: { id: 'Yk3vJmQ0QXCTbEC7wDDDwQ', practiceIds: ['P-7001'], name: 'Noor Haddad', role: 'patient' },
  username: 'noor',
  loggedInAt: '2026-12-01T17:00:00.000Z',
  endsAt: '2026-12-15T17:00:00.000Z',
  idleEndsAt: '2026-12-02T17:03:00.000Z',
};

/** Fictional people, for those who write against `/openapi.json`; a test sends each of them. */
export const examples = {
  profiles,
  profileResults,
  removedProfiles,
  profileRemovals,
  appointments,
  appointmentResults,
  removedAppointments,
  appointmentRemovals,
  sessionCode,
  sessionCodeExchange,
  sessionTold,
};
