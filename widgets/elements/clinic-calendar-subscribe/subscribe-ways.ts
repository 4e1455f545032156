/** The addresses by which calendars subscribe to one feed. */
export interface SubscribeWays {
  /** For an app on this device. */
  readonly device: string;
  /** For the camera of a phone. */
  readonly qrCode: string;
  readonly google: string;
  readonly outlook: string;
  /** For accounts of companies and schools. */
  readonly outlookWork: string;
}

/** Whether a browser says that it runs on Android, where no app is there for `webcal:`. */
export function isAndroid(userAgent: string): boolean {
  return /\bAndroid\b/.test(userAgent);
}

/**
 * Makes them of a feed's own address (product rule 30).
 *
 * @param url - `https://…/feeds/SLUG/TOKEN.ics`
 * @param name - what the calendar is to be called
 * @param android - {@link isAndroid}: the device's own way is `https:` then
 */
export function subscribeWays(url: string, name: string, android: boolean): SubscribeWays {
  const webcal = url.replace(/^https?:/, 'webcal:');
  const outlookQuery = `url=${encodeURIComponent(url)}&name=${encodeURIComponent(name)}`;
  return {
    device: android ? url : webcal,
    qrCode: webcal,
    // Google takes the address for a subscription, and not for a calendar of its own, by `webcal:` alone.
    google: `https://calendar.google.com/calendar/u/0/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/addfromweb/?${outlookQuery}`,
    outlookWork: `https://outlook.office.com/calendar/0/addfromweb/?${outlookQuery}`,
  };
}
