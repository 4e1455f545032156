/** What a place hears from widgets, one line each, in order. */
export interface Announcements {
  readonly lines: readonly string[];
  stop(): void;
}

/** Listens to everything that widgets announce at a place. */
export function announcements(place: Document | HTMLElement): Announcements {
  const lines: string[] = [];
  const listening = new AbortController();
  const { signal } = listening;
  const target: HTMLElement = place instanceof Document ? place.documentElement : place;
  target.addEventListener(
    'clinic-logged-in',
    ({ profile, clinic, fresh }) =>
      lines.push(`logged-in ${profile.id} at ${clinic}${fresh ? ', fresh' : ''}`),
    { signal },
  );
  target.addEventListener('clinic-logged-out', ({ clinic }) => lines.push(`logged-out of ${clinic}`), {
    signal,
  });
  target.addEventListener('clinic-step', ({ step }) => lines.push(`step ${step}`), { signal });
  target.addEventListener('clinic-problem', ({ code }) => lines.push(`problem ${code}`), { signal });
  return {
    lines,
    stop: () => {
      listening.abort();
    },
  };
}
