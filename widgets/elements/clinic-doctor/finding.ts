import type { DoctorMessages, FindingName } from '../../messages/doctor.ts';
import type { Locale } from '../../messages/locale.ts';
import { waitInWords } from '../../messages/wait.ts';

/** How something is: as it should be, worth a look, or to be mended. */
export type Health = 'good' | 'warning' | 'bad';

/** Something that the doctor has found. It never holds anything secret, nor anything about a person. */
export interface Finding {
  readonly name: FindingName;
  readonly health: Health;
  /** What is filled into its sentence: texts as they are, seconds in words. At most two. */
  readonly about: readonly (string | number)[];
  /** What to put into the page, its policy or the BFF's database, to the letter; null: nothing. */
  readonly paste: string | null;
}

/** A finding. */
export function finding(
  name: FindingName,
  health: Health,
  about: Finding['about'] = [],
  paste: string | null = null,
): Finding {
  return { name, health, about, paste };
}

/** A finding in words. */
export interface ToldFinding extends Finding {
  readonly says: string;
  /** How to mend it; null: there is nothing to mend. */
  readonly mend: string | null;
}

/** Puts a finding into words. */
export function tellFinding(found: Finding, messages: DoctorMessages, locale: Locale): ToldFinding {
  const { says, mend } = messages.findings[found.name];
  const [one = '', other = ''] = found.about.map((it) =>
    typeof it === 'number' ? waitInWords(it, locale) : it,
  );
  return { ...found, says: typeof says === 'string' ? says : says(one, other), mend };
}

const order: readonly Health[] = ['bad', 'warning', 'good'];

/** Each finding once, however many tags have it, what has to be mended first. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map(findings.map((found) => [JSON.stringify(found), found]));
  return order.flatMap((health) => [...known.values()].filter((found) => found.health === health));
}
