import { oneLine, personName } from '../clean-text.ts';
import { formatSeconds } from '../locale.ts';
import type { Template } from './content.ts';

/** What {@link resetByStaff} tells: somebody at the clinic sends a link to choose a new password. */
export interface ResetByStaffData {
  readonly name: string;
  readonly username: string;
  /** Who sent it. */
  readonly staffName: string;
  readonly link: string;
  /** For how long the link works. */
  readonly linkSeconds: number;
}

/** A new password's link, sent by staff from the person's profile. */
export const resetByStaff: Template<ResetByStaffData> = (data, { t, locale, clinicName }) => {
  const staff = personName(data.staffName);
  return {
    subject: t.resetByStaff.subject(clinicName),
    preheader: t.resetByStaff.preheader(staff),
    heading: t.resetByStaff.heading,
    blocks: [
      { kind: 'text', text: t.hello(personName(data.name)) },
      { kind: 'text', text: t.resetByStaff.intro(staff, clinicName) },
      { kind: 'fact', label: t.username, value: oneLine(data.username, 254) },
      { kind: 'link', label: t.newPassword, url: data.link },
      {
        kind: 'text',
        text: `${t.linkIsYours} ${t.worksOnce(formatSeconds(locale, data.linkSeconds))}`,
      },
    ],
    because: t.resetByStaff.because(clinicName),
  };
};
