import { appears } from './appears.ts';

/** One thing that a person does: press what a selector finds, or type into fields by their names. */
type Deed = string | Readonly<Record<string, string>>;

const next = 'form [type="submit"]';
const password = { currentPassword: 'a long demo passphrase' };
const open = (id: string): string => `[data-way-to="profile-${id}"]`;
const merge = [open('profile-1'), '.ca-duplicate [data-way-to^="merge"]'] as const;

/** The ways to the states of the clinic's profiles, as a person goes them. */
const ways = {
  'find-nobody': [{ search: 'zzz' }],
  'find-patients': ['input[value="patients"]', { search: 'Robin' }],
  'show-more': ['.ca-show-more'],
  'open-patient': [open('profile-1')],
  'open-colleague': [open('profile-2')],
  'open-paused': [open('profile-4')],
  'open-newcomer': [open('profile-20')],
  'open-without-email': [open('profile-30')],
  'open-own': [open('profile-9')],
  'write-welcome': [
    open('profile-20'),
    '[data-way-to="welcome-email"]',
    { note: 'See you on Tuesday! Please bring your shoes.' },
  ],
  'send-welcome': [open('profile-20'), '[data-way-to="welcome-email"]', next],
  'ask-to-reset-password': [open('profile-1'), '[data-way-to="password-reset-email"]'],
  'reset-password': [open('profile-1'), '[data-way-to="password-reset-email"]', next],
  'ask-to-end-sessions': [open('profile-1'), '[data-way-to="end-sessions"]'],
  'ask-to-pause': [open('profile-2'), '[data-way-to="pause-two-step"]'],
  'pause-empty': [open('profile-2'), '[data-way-to="pause-two-step"]', next],
  pause: [open('profile-2'), '[data-way-to="pause-two-step"]', password, next],
  'ask-to-resume': [open('profile-4'), '[data-way-to="resume-two-step"]'],
  'ask-to-remove': [open('profile-2'), '[data-way-to="remove-two-step"]'],
  'list-duplicates': ['[data-way-to="possible-duplicates"]'],
  'set-aside': ['[data-way-to="possible-duplicates"]', '.ca-duplicate .ca-plain'],
  'compare-profiles': merge,
  'merge-profiles': [...merge, password, next],
} as const satisfies Readonly<Record<string, readonly Deed[]>>;

/** The name of such a way. */
export type ProfilesAct = keyof typeof ways;

/** Goes each of them. */
export const profilesActs = Object.fromEntries(
  Object.entries(ways).map(([name, deeds]) => [name, async (widget: Element) => go(widget, deeds)]),
) as Readonly<Record<ProfilesAct, (widget: Element) => Promise<void>>>;

async function go(widget: Element, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    if (typeof deed === 'string') {
      (await appears(widget, deed, HTMLElement)).click();
      continue;
    }
    for (const [name, text] of Object.entries(deed)) {
      const field = await appears(widget, `input[name="${name}"], textarea[name="${name}"]`, HTMLElement);
      if ('value' in field) field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
}
