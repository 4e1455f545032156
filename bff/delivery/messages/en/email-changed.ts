/** The clinic has changed the address on somebody's profile: one email to each of the two addresses. */
export const emailChanged = {
  subject: (clinic: string) => `Your email address at ${clinic} was changed`,
  heading: 'Your email address was changed',
  intro: (time: string, clinic: string) => `On ${time}, ${clinic} changed the email address on your profile.`,
  effectOld:
    'Emails about your account no longer come to this address. Links and codes that were sent here no longer work.',
  effectNew:
    'Emails about your account come to this address from now on. Links and codes that were sent to the old one no longer work.',
  ask: (clinic: string) => `Then tell ${clinic} soon, so that they can put your address right.`,
  because: (clinic: string) =>
    `You get this email because the email address of your account at ${clinic} changed.`,
};
