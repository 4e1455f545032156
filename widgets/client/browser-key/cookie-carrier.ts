import type { Carrier } from '../carrier.ts';

/** Cookies carry the credentials, and nobody but browser and BFF ever sees them. */
export const cookieCarrier: Carrier = {
  mode: 'cookies',
  note: () => '',
  fetch: (url, init) => fetch(url, init),
  openNews: (url) => new EventSource(url, { withCredentials: true }),
};
