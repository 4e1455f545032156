import type { GalleryState } from './states.ts';

/** The doctor, and what it can find on the page of the preview. */
export const doctorStates: readonly Omit<GalleryState, 'tag'>[] = [
  {
    state: 'well',
    title: 'All is well',
    handlers: (bff) => [...bff.doctor.examines(), ...bff.loggedOut()],
  },
  {
    state: 'not-registered',
    title: 'Page not registered',
    handlers: (bff) => [
      ...bff.doctor.examines({ isRegistered: false, passkeyDomain: null }),
      ...bff.originNotAllowed(),
    ],
  },
  {
    state: 'similar-origin',
    title: 'A similar page registered',
    handlers: (bff) => [
      ...bff.doctor.examines({
        isRegistered: false,
        passkeyDomain: null,
        similarOrigin: 'https://www.maple-street.example',
      }),
      ...bff.originNotAllowed(),
    ],
  },
  {
    state: 'unknown-clinic',
    title: 'Unknown clinic',
    handlers: (bff) => [...bff.doctor.knowsNoClinic(), ...bff.unknownClinic()],
  },
  { state: 'unreachable', title: 'Server not reachable', handlers: (bff) => bff.unreachable() },
  {
    state: 'worth-a-look',
    title: 'Clock, cookies, passkeys, address',
    handlers: (bff) => [
      ...bff.doctor.examines({
        aheadSeconds: 45,
        keepsCookies: false,
        publicUrl: 'https://auth.maple-street.example',
        passkeyDomain: null,
        ownPasskeyDomain: 'maple-street.example',
      }),
      ...bff.loggedOut(),
    ],
  },
  {
    state: 'clock-far-off',
    title: 'Clock far off',
    handlers: (bff) => [...bff.doctor.examines({ aheadSeconds: 3_600 }), ...bff.loggedOut()],
  },
];
