/** The choices that the page of emails offers; the first of each is where it starts. */
export const emailChoices = {
  language: ['en', 'fr', 'es'],
  theme: ['light', 'dark'],
  width: ['full', '320', '375', '768'],
  part: ['html', 'text'],
} as const;

/** One of those choices. */
export type EmailChoice = keyof typeof emailChoices;

/** What the page of emails shows: all of it stands in the address, so that an email can be linked. */
export interface EmailSelection extends Readonly<{ [C in EmailChoice]: (typeof emailChoices)[C][number] }> {
  /** Which email, whatever the language: `welcome`. */
  readonly email: string;
}

/**
 * Reads a selection, such as `welcome?language=fr&theme=dark`. What it does not say, or what there is not, is as at
 * the start.
 *
 * @param text - an address's fragment without `#`, or the same as written by {@link formatEmailSelection}
 */
export function parseEmailSelection(text: string): EmailSelection {
  const [email = '', query = ''] = text.split('?');
  const wanted = new URLSearchParams(query);
  const chosen = <C extends EmailChoice>(choice: C): (typeof emailChoices)[C][number] => {
    const offered: readonly (typeof emailChoices)[C][number][] = emailChoices[choice];
    return offered.find((value) => value === wanted.get(choice)) ?? emailChoices[choice][0];
  };
  return {
    email: email || 'welcome',
    language: chosen('language'),
    theme: chosen('theme'),
    width: chosen('width'),
    part: chosen('part'),
  };
}

/** Writes a selection for an address's fragment, leaving out what is as at the start. */
export function formatEmailSelection(selection: EmailSelection): string {
  const query = new URLSearchParams();
  for (const choice of Object.keys(emailChoices) as EmailChoice[]) {
    if (selection[choice] !== emailChoices[choice][0]) query.set(choice, selection[choice]);
  }
  return query.size ? `${selection.email}?${query.toString()}` : selection.email;
}
