import 'clinic-auth/clinic-login';
import type { ClinicLoggedInEvent, ClinicStepEvent } from 'clinic-auth';
import { useState } from 'react';

/** Where the BFF is; in a clinic's own site this is one fixed address. */
const bff = import.meta.env.VITE_BFF ?? 'http://localhost:8787';

/** A clinic's page with the login form, which React shows, changes and takes away like any other element. */
export function App() {
  const [locale, setLocale] = useState('en');
  const [isShown, setIsShown] = useState(true);
  const [step, setStep] = useState('none yet');
  const [person, setPerson] = useState('nobody');

  // React 19 listens to events of any name: `on` and the event's own name.
  const greet = ({ profile }: ClinicLoggedInEvent) => setPerson(profile.name);
  const follow = (event: ClinicStepEvent) => setStep(event.step);

  return (
    <main>
      <h1>Maple Street Physiotherapy</h1>
      <p>
        <button type="button" onClick={() => setLocale(locale === 'en' ? 'fr' : 'en')}>
          Change the language
        </button>{' '}
        <button type="button" onClick={() => setIsShown(!isShown)}>
          Show or hide the login
        </button>
      </p>
      {isShown && (
        <clinic-login
          clinic="maple-street"
          bff={bff}
          locale={locale}
          onclinic-logged-in={greet}
          onclinic-logged-out={() => setPerson('nobody')}
          onclinic-step={follow}
        >
          <a href={`${bff}/c/maple-street/login`}>Log in</a>
        </clinic-login>
      )}
      <p>
        Logged in: <output id="person">{person}</output>. The step: <output id="step">{step}</output>.
      </p>
    </main>
  );
}
