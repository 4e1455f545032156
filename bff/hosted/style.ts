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
nav {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0 1.5rem;
  margin-top: 1rem;
}
nav a {
  padding-block: 0.6rem;
  color: inherit;
  text-underline-offset: 0.3em;
  text-decoration-thickness: 0.08em;
}
nav a[aria-current] {
  color: var(--accent);
  font-weight: 700;
  text-decoration-thickness: 0.16em;
}
nav a:focus-visible {
  outline: 3px solid var(--text);
  outline-offset: 2px;
}
main {
  width: 100%;
  max-width: 30rem;
  display: grid;
  justify-items: center;
  align-self: start;
}
main.profiles {
  max-width: 60rem;
}
main.account {
  max-width: 54rem;
}
main.security-settings {
  max-width: 44rem;
}
main :is(clinic-profiles, clinic-security-settings) {
  max-width: none;
}
main :is(clinic-profiles, clinic-security-settings):has(clinic-login) {
  max-width: 30rem;
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
