/** English for `<clinic-calendar-subscribe>`; the buttons' wording is public API (product, "Fixed names"). */
export const calendarEnglish = {
  heading: 'Your appointments',
  opening: 'One moment, please…',
  tryAgain: 'Try again',
  none: 'You have no appointments at the moment. As soon as one is booked, you will find it here.',
  today: 'Today',
  tomorrow: 'Tomorrow',
  withPractitioner: (name: string) => `with ${name}`,
  online: 'Online',
  join: 'Join online',
  timesIn: (zone: string) => `Appointments are shown in the clinic’s own time: ${zone}.`,
  subscribe: 'Subscribe to your Calendar',
  about:
    'See your appointments in your own calendar: new ones, changes and cancellations appear there by themselves.',
  device: 'Subscribe from this device',
  deviceHint: 'Opens your calendar app. If nothing happens, copy the link and add it there.',
  deviceHintAndroid:
    'Most Android apps add the appointments as they are now, without later changes. To stay up to date, use Google Calendar on a computer: it then shows on your phone too.',
  google: 'Google Calendar',
  googleHint: 'Opens in a new tab. Google looks for news every 12 to 24 hours or so.',
  outlookHint: 'For a personal account, such as Outlook.com or Hotmail. Opens in a new tab.',
  outlookWork: 'Outlook for work or school',
  outlookWorkHint: 'For an account of a company or school. Opens in a new tab.',
  link: 'The link to your calendar',
  copyLink: 'Copy link',
  copied: 'Copied. Add it in your calendar where it says “subscribe” or “from URL”.',
  notCopied: 'Copying does not work in this browser. Select the link and copy it.',
  showQrCode: 'Show QR code',
  hideQrCode: 'Hide QR code',
  qrCode: 'QR code of the link to your calendar',
  noQrCode: 'The QR code could not be loaded. Copy the link and send it to your phone.',
  qrHint:
    'Point the camera of an iPhone or iPad at it to subscribe there. On Android, use Google Calendar on a computer.',
  secret:
    'Anyone who has this link can see your appointments, so keep it to yourself. If you choose Google Calendar or Outlook, Google or Microsoft receives it too.',
  notFetched:
    'Not fetched yet. Once you have subscribed, your calendar does so by itself; for some, the first time takes a while.',
  fetched: (time: string) => `Last fetched on ${time}.`,
  fetchedBy: (time: string, calendar: string) => `Last fetched on ${time}, by ${calendar}.`,
  reset: 'Reset link',
  resetHeading: 'Reset the link?',
  resetAbout:
    'The old link ends at once: every calendar that uses it stops getting your appointments. You then get a new link to subscribe with again.',
  keep: 'Keep this link',
  resetting: 'Resetting…',
  resetDone: 'The old link has ended. Subscribe again with the new one.',
};

/** The sentences of `<clinic-calendar-subscribe>` in one language. */
export type CalendarMessages = typeof calendarEnglish;
