import type { Sample } from './previews.ts';

const told = { name: 'Alex Morgan', by: 'Robin Bennett', at: Date.UTC(2026, 10, 22, 17, 30) };

/** The emails about merged profiles with sample data. */
export const mergeSamples: readonly Sample[] = [
  {
    id: 'profiles-merged',
    title: 'Two profiles were merged, neither had a login',
    kind: 'profiles-merged',
    data: { ...told, username: null, endedUsername: null },
  },
  {
    id: 'profiles-merged-login-kept',
    title: 'Two profiles were merged, one of two usernames stays',
    kind: 'profiles-merged',
    data: { ...told, username: 'alex.morgan', endedUsername: 'a-morgan' },
  },
  {
    id: 'profiles-merged-login-ended',
    title: 'Two profiles were merged, to the address whose username ended',
    kind: 'profiles-merged',
    data: { ...told, username: null, endedUsername: 'a-morgan' },
  },
];
