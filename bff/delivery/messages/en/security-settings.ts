/** The email about a clinic's security settings (product rule 35). */
export const securitySettings = {
  subject: (clinic: string) => `Security settings of ${clinic} were changed`,
  heading: 'Security settings were changed',
  intro: (time: string) => `On ${time}, this was changed for the whole clinic:`,
  effect: 'It holds from now on. You find all settings under Security Settings.',
  because: (clinic: string) =>
    `You get this email because you are an owner of ${clinic} or have full access there.`,
  twoStepEnforced: {
    label: '2-Step Verification',
    on: 'Required of all staff. Those who have not set it up yet are asked to at their next login.',
    off: 'No longer required. Everybody keeps what they have set up, and may turn it off from now on.',
  },
  trustBrowserAllowed: {
    label: 'Trust this browser',
    on: 'Offered to staff when they log in.',
    off: 'No longer offered. No browser is trusted any more.',
  },
  staffIdleSeconds: {
    label: 'Automatic Sign Out',
    after: (time: string) => `Staff are signed out after ${time} without activity.`,
    off: 'Off. Staff stay logged in for up to 24 hours.',
  },
  calendarTitles: {
    label: 'Titles in calendars',
    clinic: 'They name the clinic alone.',
    practitioner: 'They also say with whom.',
    treatment: 'They also say with whom, and what for.',
  },
};
