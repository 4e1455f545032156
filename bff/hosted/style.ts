import type { Clinic } from '../storage/clinics.ts';
import { accentsOf } from '../domain/colours.ts';

/** The hosted pages' stylesheet, in the clinic's colours. The widgets inside bring their own. */
export function renderHostedStyle({ accent }: Pick<Clinic, 'accent'>): string {
  const { light, dark } = accentsOf(accent);
  return `:root {
  color-scheme: light dark;
  --accent: ${light.accent};
  --ground: #f4f6f7;
  --text: #1c2329;
  --muted: #56616a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: ${dark.accent};
    --ground: #0f1114;
    --text: #eceff1;
    --muted: #a4aeb6;
  }
}
* {
  box-sizing: border-box;
}
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  grid-template-rows: auto 1fr auto;
  justify-items: center;
  gap: 1.5rem;
  padding: clamp(1rem, 5vw, 3rem) 1rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
  border-top: 0.375rem solid var(--accent);
}
.name {
  margin: 0;
  color: var(--accent);
  font-size: 1.375rem;
  font-weight: 700;
  text-align: center;
}
.logo {
  max-width: min(16rem, 80vw);
  max-height: 4rem;
}
main {
  width: 100%;
  max-width: 30rem;
  display: grid;
  justify-items: center;
  align-self: start;
}
footer {
  color: var(--muted);
  font-size: 0.9375rem;
  text-align: center;
}
footer a {
  color: inherit;
  margin-inline-start: 0.5rem;
  white-space: nowrap;
}
`;
}
