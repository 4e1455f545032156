import { counted } from '../counted.ts';

/** English for duplicates and their merging. */
export const profilesMergeEnglish = {
  title: 'Possible duplicates',
  about: 'Profiles that could be one and the same person. Look at each pair, and merge it or set it aside.',
  none: 'No duplicates: every profile looks like a person of its own.',
  reasons: {
    'same-name-and-birth-date': 'Same name and birth date',
    'same-email': 'Same email address',
    'same-phone': 'Same phone number',
  },
  pair: (one: string, other: string) => `${one} and ${other}`,
  merge: 'Compare and merge',
  setAside: 'Not a duplicate',
  settingAside: 'One moment…',
  setAsideDone: (names: string) => `${names} are not listed as duplicates any more.`,
  heading: 'Merge two profiles',
  lead: 'The two become one. Nothing is done before you have seen what will happen.',
  which: 'Which profile is kept?',
  keep: 'Keep this one',
  table: 'The two profiles, and what the kept one will say',
  columns: { field: 'What', kept: 'Kept profile', other: 'Other profile', result: 'After merging' },
  fields: {
    name: 'Name',
    birthDate: 'Birth date',
    email: 'Email',
    mobilePhone: 'Mobile phone',
    locale: 'Language',
  },
  missing: 'None',
  happens: 'What will happen',
  appointments: (all: number, upcoming: number) =>
    all === 0
      ? `The other profile has ${all} appointments, so none move.`
      : counted('en', all, {
          one: (n) => `${n} appointment moves to the kept profile, ${upcoming} still to come.`,
          other: (n) => `${n} appointments move to the kept profile, ${upcoming} still to come.`,
        }),
  login: {
    kept: 'The kept profile’s username and password stay as they are.',
    moved:
      'The other profile’s username and password move to the kept profile, with its 2-Step Verification.',
    none: 'Neither has a username, so there is no login to move.',
  },
  usernameEnds: (username: string) => `The username ${username} stops working.`,
  sessions: (count: number) =>
    counted('en', count, {
      one: (n) => `${n} session of the other profile ends: that person is logged out there.`,
      other: (n) => `${n} sessions of the other profile end: that person is logged out there.`,
    }),
  feedMoves: 'Calendars that subscribed to the other profile go on, with the kept profile’s visits.',
  nothingLost: 'What the other profile said differently is kept in the clinic’s records.',
  final: 'Merging cannot be undone.',
  action: 'Merge',
  acting: 'Merging…',
};

/** The sentences about duplicates in one language. */
export type ProfilesMergeMessages = typeof profilesMergeEnglish;
