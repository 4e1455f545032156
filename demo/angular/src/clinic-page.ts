import 'clinic-auth/clinic-login';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { ClinicLoggedInEvent, ClinicStepEvent } from 'clinic-auth';

/** A clinic's page with the login form. */
@Component({
  selector: 'maple-street',
  // Lets templates have tags that are no components of Angular's.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Maple Street Physiotherapy</h1>
      <p>
        <button type="button" (click)="changeLanguage()">Change the language</button>&nbsp;
        <button type="button" (click)="isShown.set(!isShown())">Show or hide the login</button>
      </p>
      @if (isShown()) {
        <clinic-login
          clinic="maple-street"
          [attr.bff]="bff"
          [attr.locale]="locale()"
          (clinic-logged-in)="greet($event)"
          (clinic-logged-out)="person.set('nobody')"
          (clinic-step)="follow($event)"
        >
          <a [href]="bff + '/c/maple-street/login'">Log in</a>
        </clinic-login>
      }
      <p>
        Logged in: <output id="person">{{ person() }}</output>. The step:
        <output id="step">{{ step() }}</output>.
      </p>
    </main>
  `,
})
export class ClinicPage {
  /** Where the BFF is; in a clinic's own site this is one fixed address. */
  readonly bff = import.meta.env.VITE_BFF ?? 'http://localhost:8787';
  readonly locale = signal('en');
  readonly isShown = signal(true);
  readonly step = signal('none yet');
  readonly person = signal('nobody');

  changeLanguage(): void {
    this.locale.set(this.locale() === 'en' ? 'fr' : 'en');
  }

  greet({ profile }: ClinicLoggedInEvent): void {
    this.person.set(profile.name);
  }

  follow(event: ClinicStepEvent): void {
    this.step.set(event.step);
  }
}
