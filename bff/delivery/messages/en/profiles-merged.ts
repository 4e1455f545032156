/** The email about two profiles that were made into one (product rule 34). */
export const profilesMerged = {
  subject: (clinic: string) => `Your profiles at ${clinic} were merged`,
  heading: 'Your profiles were merged',
  intro: (time: string, clinic: string) =>
    `On ${time}, two profiles that ${clinic} had for you were made into one.`,
  ended: 'No longer works',
  asBefore: 'Log in with this username and its password, as before.',
  elsewhere: (clinic: string) =>
    `Whoever was logged in with it was logged out. From now on, log in with the username of the other profile. If you do not know it, ask ${clinic}.`,
  nothing: 'There is nothing you need to do.',
  because: (clinic: string) =>
    `You get this email because ${clinic} has your address on a profile that was merged.`,
};
