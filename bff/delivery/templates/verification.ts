import { oneLine, personName } from '../clean-text.ts';
import { formatSeconds } from '../locale.ts';
import type { Messages } from '../messages/en.ts';
import type { Block, Template } from './content.ts';

/** What {@link verification} tells: how everyone at one address gets back in (rule 10). */
export interface VerificationData {
  /** Everyone who matched, at least one. */
  readonly profiles: readonly VerificationProfile[];
  /** For how long each link works. */
  readonly linkSeconds: number;
  /** Six digits for the widget that is waiting. */
  readonly code: string;
  readonly codeSeconds: number;
}

export interface VerificationProfile {
  readonly name: string;
  /** Null: there never was a login, so the link sets one up. */
  readonly username: string | null;
  /** Where to choose a new password, or to set up the account. */
  readonly link: string;
}

/** Usernames are shown to the letter; the longest that there can be has 254. */
const USERNAME_MAX_LENGTH = 254;

/** The answer to "Forgot your username or password?". */
export const verification: Template<VerificationData> = (data, { t, locale, clinicName }) => {
  const { profiles, code } = data;
  const several = profiles.length > 1;
  const linkTime = formatSeconds(locale, data.linkSeconds);
  const aboutLinks = several
    ? `${t.verification.linksAreYours} ${t.verification.eachWorksOnce(linkTime)}`
    : `${t.linkIsYours} ${t.worksOnce(linkTime)}`;
  return {
    subject: t.verification.subject(clinicName),
    preheader: t.verification.preheader,
    heading: t.verification.heading,
    blocks: [
      { kind: 'text', text: t.helloAll },
      {
        kind: 'text',
        text: several ? t.verification.introSeveral(clinicName) : t.verification.intro(clinicName),
      },
      { kind: 'text', text: aboutLinks },
      ...profiles.flatMap((profile) => profileBlocks(profile, several, t)),
      { kind: 'section', title: t.verification.codeHeading },
      { kind: 'text', text: t.verification.code(formatSeconds(locale, data.codeSeconds)) },
      { kind: 'code', label: t.verification.codeLabel, code },
      { kind: 'text', text: `${t.verification.codeIsYours(clinicName)} ${t.notYouIgnore}` },
    ],
    because: t.verification.because(clinicName),
  };
};

/** Of several people, each button names its own: a list of links is read without what stands around it (WCAG 2.4.9). */
function profileBlocks(profile: VerificationProfile, several: boolean, t: Messages): readonly Block[] {
  const { link: url } = profile;
  const name = personName(profile.name);
  const section: Block = { kind: 'section', title: name };
  if (profile.username === null) {
    const label = several ? t.verification.setUpFor(name) : t.verification.setUp;
    return [section, { kind: 'text', text: t.verification.noUsername }, { kind: 'link', label, url }];
  }
  const label = several ? t.verification.newPasswordFor(name) : t.newPassword;
  const value = oneLine(profile.username, USERNAME_MAX_LENGTH);
  return [section, { kind: 'fact', label: t.username, value }, { kind: 'link', label, url }];
}
