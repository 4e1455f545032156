import type { ClinicTag } from '../../widgets/tags.ts';

/** An attribute that a site builder can try out. */
export interface TagAttribute {
  readonly name: string;
  /** What it is for, as the gallery says it beside the field. */
  readonly purpose: string;
  /** The values that it can have, where they are few; left out: any text. */
  readonly choices?: readonly string[];
}

/** What the gallery says of a tag. */
export interface TagDescription {
  readonly summary: string;
  /** What stands inside the tag until it upgrades, or if the script never comes. */
  readonly fallback: {
    readonly text: string;
    /** The BFF's hosted page that it leads to: `/c/CLINIC/PAGE`. */
    readonly page: string;
  };
  /** Beyond the ones that all tags have. */
  readonly attributes: readonly TagAttribute[];
}

/** What all tags take. `bff` is not among them: in the previews a stand-in answers, elsewhere the script knows. */
const commonAttributes: readonly TagAttribute[] = [
  {
    name: 'clinic',
    purpose: 'The clinic’s slug. May be left out where the page’s origin belongs to one clinic.',
  },
  {
    name: 'locale',
    purpose: 'The language. Left out: the nearest lang of the page.',
    choices: ['en', 'fr', 'es'],
  },
  { name: 'theme', purpose: 'Left out: the page’s own colour scheme.', choices: ['light', 'dark'] },
];

const accountUrl: TagAttribute = {
  name: 'account-url',
  purpose: 'Where to go once logged in, unless clinic-logged-in is cancelled.',
};

/** Every tag that there is, in the order of the list. A tag without an entry here does not compile. */
export const tags: Readonly<Record<ClinicTag, TagDescription>> = {
  'clinic-login': {
    summary: 'The whole way in, and, once in, who is logged in and the way out.',
    fallback: { text: 'Log in', page: 'login' },
    attributes: [accountUrl],
  },
  'clinic-account': {
    summary: 'My Account: a person’s own widgets in one place. Logged out, it is the login form.',
    fallback: { text: 'My Account', page: 'account' },
    attributes: [],
  },
  'clinic-forgot-password': {
    summary: 'Email address or phone number in, verification email out.',
    fallback: { text: 'Forgot your username or password?', page: 'forgot-password' },
    attributes: [accountUrl],
  },
  'clinic-reset-password': {
    summary: 'Where the email’s link lands: shows the username, takes a new password.',
    fallback: { text: 'Reset your password', page: 'reset-password' },
    attributes: [accountUrl],
  },
  'clinic-set-up-account': {
    summary: 'Where the welcome email lands: takes a username and a password, and logs in.',
    fallback: { text: 'Set up your account', page: 'set-up-account' },
    attributes: [accountUrl],
  },
  'clinic-two-step': {
    summary:
      'The challenge of 2-Step Verification, for a login that is under way. Otherwise it is the login form.',
    fallback: { text: 'Log in', page: 'login' },
    attributes: [],
  },
  'clinic-recovery-code': {
    summary: 'Takes the recovery code, for a login that is under way. Otherwise it is the login form.',
    fallback: { text: 'Log in', page: 'login' },
    attributes: [],
  },
  'clinic-credentials': {
    summary: 'Changes username, password or both. Logged out, it is the login form.',
    fallback: { text: 'Username and password', page: 'account' },
    attributes: [],
  },
  'clinic-two-step-settings': {
    summary:
      'Sets up 2-Step Verification, changes it, and turns it off; for patients, their passkeys. Logged out, it is the login form.',
    fallback: { text: '2-Step Verification', page: 'account' },
    attributes: [],
  },
  'clinic-sessions': {
    summary:
      'The session manager: where one is logged in, and the ways to sign out there. Logged out, it is the login form.',
    fallback: { text: 'Manage Sessions', page: 'account' },
    attributes: [],
  },
  'clinic-calendar-subscribe': {
    summary:
      'One’s own appointments, and the ways to subscribe to them from a calendar. Logged out, it is the login form.',
    fallback: { text: 'Your appointments', page: 'account' },
    attributes: [],
  },
  'clinic-profiles': {
    summary:
      'For staff: finds a profile, shows its username and 2-Step Verification, sends emails, pauses or removes 2-Step Verification, merges duplicates. Logged out, it is the login form.',
    fallback: { text: 'Profiles', page: 'profiles' },
    attributes: [],
  },
  'clinic-security-settings': {
    summary:
      'The clinic’s security settings, for full access and account owners. Logged out, it is the login form.',
    fallback: { text: 'Security settings', page: 'security-settings' },
    attributes: [],
  },
  'clinic-doctor': {
    summary:
      'For site builders: what is wrong on a page, and how to mend it. On any page with the script, ?clinic-doctor in its address shows it too.',
    fallback: { text: 'Log in', page: 'login' },
    attributes: [],
  },
};

/** All attributes of a tag that the gallery offers, its own ones first. */
export function attributesOf(tag: ClinicTag): readonly TagAttribute[] {
  return [...tags[tag].attributes, ...commonAttributes];
}

/** True for the name of a tag that there is. */
export function isTag(name: string): name is ClinicTag {
  return Object.hasOwn(tags, name);
}
