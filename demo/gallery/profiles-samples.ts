import type {
  Duplicate,
  ListedProfile,
  MergePreview,
  ProfileActions,
  ProfileCard,
  ProfileEvent,
  Session,
} from '../../bff/contract/index.ts';
import { sampleTimes } from './session-samples.ts';

/** Somebody who may do everything at the clinic. */
export const sampleOwner: Session = {
  profile: { id: 'profile-9', name: 'Sam Okafor', role: 'owner' },
  username: 'owner',
  ...sampleTimes(3_600, 86_400),
};

type Known = Partial<ListedProfile> & Pick<ListedProfile, 'id' | 'name'>;

function listed(known: Known): ListedProfile {
  return {
    role: 'patient',
    birthDate: null,
    email: null,
    mobilePhone: null,
    username: null,
    twoStep: null,
    ...known,
  };
}

const robin = listed({
  id: 'profile-1',
  name: 'Robin Ellis',
  birthDate: '1984-03-09',
  email: 'robin.ellis@example.org',
  mobilePhone: '+1 613 555 0177',
  username: 'robin.ellis',
});
const robinAgain = listed({
  id: 'profile-3',
  name: 'Robin Ellis',
  birthDate: '1984-03-09',
  email: 'r.ellis@work.example',
});
const alex = listed({
  id: 'profile-2',
  name: 'Alex Moreau',
  role: 'staff',
  birthDate: '1990-11-02',
  email: 'staff@maple-street.example',
  mobilePhone: '+1 604 555 0101',
  username: 'staff',
  twoStep: 'on',
});
const priya = listed({
  id: 'profile-4',
  name: 'Priya Raman',
  role: 'full-access',
  email: 'full-access@maple-street.example',
  mobilePhone: '+1 604 555 0102',
  username: 'full-access',
  twoStep: 'paused',
});
const sam = listed({
  id: 'profile-9',
  name: 'Sam Okafor',
  role: 'owner',
  email: 'owner@maple-street.example',
  mobilePhone: '+1 604 555 0103',
  username: 'owner',
  twoStep: 'off',
});
const bennetts = ['Charlie', 'Jo', 'Robin'].map((name, index) =>
  listed({
    id: `profile-${20 + index}`,
    name: `${name} Bennett`,
    birthDate: `201${index}-0${index + 4}-1${index}`,
    email: 'bennett.family@example.org',
    mobilePhone: index ? null : '+1 613 555 0188',
    username: index === 2 ? 'robin.bennett' : null,
  }),
);
const noEmail = listed({
  id: 'profile-30',
  name: 'Wilhelmina Oosterhuis-van den Berg',
  birthDate: '1941-01-30',
});

/** Some people of the clinic, staff among them, by family name. */
export const sampleProfiles: readonly ListedProfile[] = [
  ...bennetts,
  robin,
  robinAgain,
  alex,
  sam,
  noEmail,
  priya,
];

/** So many more, for a list that has a second page. */
export function manyProfiles(count: number): readonly ListedProfile[] {
  const families = ['Abbott', 'Baker', 'Castillo', 'Dubois', 'Eriksen', 'Fontaine', 'Garcia'];
  return Array.from({ length: count }, (_, index) =>
    listed({
      id: `profile-${100 + index}`,
      name: `${['Kim', 'Noa', 'Ida', 'Leo'][index % 4] ?? ''} ${families[index % 7] ?? ''}`,
      birthDate: `19${50 + (index % 45)}-0${1 + (index % 9)}-1${index % 9}`,
      email: `patient-${index}@example.org`,
      username: index % 3 ? `patient.${index}` : null,
    }),
  );
}

const nothing: ProfileActions = {
  sendWelcome: false,
  sendPasswordReset: false,
  endSessions: false,
  unlock: false,
  pauseTwoStep: false,
  resumeTwoStep: false,
  removeTwoStep: false,
  seeEvents: false,
  merge: false,
};

/**
 * A profile's card, as somebody of this role sees it.
 *
 * @param now - ms since the epoch
 * @param viewer - whoever looks at it
 */
export function sampleCard(profile: ListedProfile, now: number, viewer: Session = sampleOwner): ProfileCard {
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  const { id, username, email, twoStep, role } = profile;
  const isOwn = id === viewer.profile.id;
  const isAdministrator = viewer.profile.role !== 'staff';
  const mayHelp = role === 'patient' || isAdministrator;
  const mayAdminister = isAdministrator && !isOwn && twoStep !== null && twoStep !== 'off';
  const isLocked = id === 'profile-2';
  const sessions = username === null || isLocked ? 0 : 2;
  return {
    ...profile,
    pausedUntil: twoStep === 'paused' ? new Date(now + 23 * 3_600_000).toISOString() : null,
    lastLoggedInAt: username === null ? null : ago(75),
    welcomeSentAt: id === 'profile-20' ? ago(3 * 24 * 60) : null,
    sessions,
    lockedForSeconds: isLocked ? 240 : null,
    isOwn,
    may: {
      ...nothing,
      sendWelcome: username === null && email !== null,
      sendPasswordReset: username !== null && email !== null,
      endSessions: sessions > 0 && mayHelp,
      unlock: isLocked && mayHelp,
      pauseTwoStep: mayAdminister && twoStep === 'on',
      resumeTwoStep: mayAdminister && twoStep === 'paused',
      removeTwoStep: mayAdminister,
      seeEvents: isAdministrator,
      merge: isAdministrator && !isOwn,
    },
  };
}

/**
 * What has happened to somebody, the newest first.
 *
 * @param now - ms since the epoch
 */
export function sampleEvents(now: number): readonly ProfileEvent[] {
  const at = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  const here = { address: '203.0.113.24', browser: 'Firefox', system: 'Windows' };
  const own = { by: null, actor: 'profile', ...here } as const;
  return [
    { id: 'event-1', at: at(75), event: 'logged-in', ...own },
    { id: 'event-2', at: at(76), event: 'login-failed', ...own, actor: 'stranger' },
    { id: 'event-3', at: at(26 * 60), event: 'password-reset-sent', ...own, by: 'Sam Okafor' },
    { id: 'event-6', at: at(27 * 60), event: 'two-step-paused', ...own, whom: 'Priya Raman' },
    { id: 'event-7', at: at(28 * 60), event: 'password-reset-sent', ...own, whom: null },
    {
      id: 'event-4',
      at: at(3 * 24 * 60),
      event: 'profile-changed',
      by: 'Front desk system',
      actor: 'api-key',
      address: '198.51.100.7',
      browser: '',
      system: '',
    },
    {
      id: 'event-5',
      at: at(40 * 24 * 60),
      event: 'profiles-imported',
      by: null,
      actor: 'operator',
      address: null,
      browser: '',
      system: '',
    },
  ];
}

/** Two profiles of one person, and a family on one address. */
export const sampleDuplicates: readonly Duplicate[] = [
  { reasons: ['same-name-and-birth-date'], profiles: [robin, robinAgain] },
  ...bennetts
    .slice(1)
    .map((other): Duplicate => ({ reasons: ['same-email'], profiles: [bennetts[0] ?? robin, other] })),
];

/** What merging two profiles would do, whichever is kept. */
export function sampleMerge(kept: ListedProfile, other: ListedProfile): MergePreview {
  const keeps = (field: 'birthDate' | 'email' | 'mobilePhone'): MergePreview['fields'][number] => ({
    field,
    kept: kept[field],
    other: other[field],
    result: kept[field] ?? other[field],
  });
  const hasTwo = kept.username !== null && other.username !== null;
  const moves = kept.username === null && other.username !== null;
  return {
    kept,
    other,
    fields: [
      { field: 'name', kept: kept.name, other: other.name, result: kept.name },
      keeps('birthDate'),
      keeps('email'),
      keeps('mobilePhone'),
      { field: 'locale', kept: 'en', other: 'fr', result: 'en' },
    ],
    appointments: { all: 3, upcoming: 1 },
    login: moves ? 'moved' : kept.username === null ? 'none' : 'kept',
    endingUsername: hasTwo ? other.username : null,
    sessions: other.username === null ? 0 : 2,
    feedMoves: true,
    version: `version-of-${kept.id}-and-${other.id}`,
  };
}
