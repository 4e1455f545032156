import type { Role } from '../contract/index.ts';
import { type DemoVisit, harbourDentalVisits, mapleStreetVisits } from './appointments.ts';

/** A person of the demo. With a username, they can log in with the demo password. */
export interface DemoPerson {
  readonly username?: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly email?: string;
  readonly mobilePhone?: string;
}

/** A clinic of the demo. */
export interface DemoClinic {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly supportPhone: string;
  readonly people: readonly DemoPerson[];
  readonly visits: readonly DemoVisit[];
}

export const DEMO_PASSWORD = 'a long demo passphrase';

/** A patient without a login who gets a welcome email, so that setting up can be tried at once. */
export const INVITED = 'Jordan';

/** Everyone of the demo writes in from `USERNAME@CLINIC.example`, which never receives mail (RFC 2606). */
function people(slug: string, names: Readonly<Record<string, string>>, phones: string): DemoPerson[] {
  const withLogin = (username: string, role: Role, birthDate: string, phone?: string): DemoPerson => {
    const [givenName = '', familyName = ''] = (names[username] ?? '').split(' ');
    const email = `${username}@${slug}.example`;
    return { username, role, givenName, familyName, birthDate, email, ...(phone && { mobilePhone: phone }) };
  };
  const family = {
    role: 'patient',
    familyName: names['family'] ?? '',
    email: `family@${slug}.example`,
  } as const;
  const twin = { role: 'patient', givenName: 'Alex', familyName: 'Morgan', birthDate: '1980-02-29' } as const;
  return [
    withLogin('patient', 'patient', '1991-04-12'),
    withLogin('staff', 'staff', '1987-09-30', `${phones}01`),
    withLogin('full-access', 'full-access', '1979-01-22', `${phones}02`),
    withLogin('owner', 'owner', '1968-06-05', `${phones}03`),
    { ...family, givenName: 'Robin', birthDate: '1984-03-18' },
    { ...family, givenName: 'Charlie', birthDate: '2014-08-01' },
    { ...family, givenName: 'Sam', birthDate: '2017-11-23' },
    {
      role: 'patient',
      givenName: 'Jordan',
      familyName: 'Lee',
      birthDate: '1999-12-31',
      email: `jordan@${slug}.example`,
      mobilePhone: `${phones}20`,
    },
    {
      role: 'staff',
      givenName: 'Casey',
      familyName: 'Nguyen',
      birthDate: '1995-07-07',
      email: `casey@${slug}.example`,
    },
    { ...twin, email: `alex.morgan@${slug}.example` },
    { ...twin, email: `a.morgan@${slug}.example` },
  ];
}

/** The two clinics of the demo; phone numbers are from ranges set aside for fiction. */
export const demoClinics: readonly DemoClinic[] = [
  {
    slug: 'maple-street',
    name: 'Maple Street Physiotherapy',
    accent: '#0f766e',
    supportPhone: '+1 604 555 0142',
    people: people(
      'maple-street',
      {
        patient: 'Pat Rivers',
        staff: 'Sam Okafor',
        'full-access': 'Farah Aziz',
        owner: 'Olive Tremblay',
        family: 'Bennett',
      },
      '+160455501',
    ),
    visits: mapleStreetVisits,
  },
  {
    slug: 'harbour-dental',
    name: 'Harbour Dental',
    accent: '#1d4ed8',
    supportPhone: '+1 604 555 0187',
    people: people(
      'harbour-dental',
      {
        patient: 'Priya Shah',
        staff: 'Stefan Novak',
        'full-access': 'Freya Lind',
        owner: 'Oscar Medina',
        family: 'Castillo',
      },
      '+160455502',
    ),
    visits: harbourDentalVisits,
  },
];
