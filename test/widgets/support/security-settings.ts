import { fixture, html } from '@open-wc/testing';
import type { SecuritySettingsAnswer, Session } from '../../../bff/contract/index.ts';
import { sampleOwner, sampleSecurity } from '../../../demo/gallery/security-settings-samples.ts';
import type { ClinicSecuritySettings } from '../../../widgets/index.ts';
import { buttonCalled, find, has, untilHeading } from './page.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** A BFF at which everything works. */
export function securityBff(
  known: SecuritySettingsAnswer = sampleSecurity,
  session: Session = sampleOwner,
): StandInBff {
  return standInBff(({ securitySettings, loggedIn }) => [
    ...securitySettings.works(known),
    ...loggedIn(session),
  ]);
}

/** The widget, once it knows who is logged in and has heard how things stand, or why it cannot. */
export async function securityWidget(bff: StandInBff, locale = 'en'): Promise<ClinicSecuritySettings> {
  const widget = await fixture<ClinicSecuritySettings>(
    html`<clinic-security-settings
      bff=${bff.url}
      clinic="maple-street"
      locale=${locale}
    ></clinic-security-settings>`,
  );
  await until('the settings', () => {
    return !has(widget, 'clinic-login') && has(widget, '.ca-heading') && !has(widget, '.ca-status');
  });
  return widget;
}

/** What a test works with. */
export interface OpenedSecurity {
  readonly bff: StandInBff;
  readonly widget: ClinicSecuritySettings;
}

/** The same, with this at first. */
export async function securityWith(
  known?: SecuritySettingsAnswer,
  session?: Session,
): Promise<OpenedSecurity> {
  const bff = securityBff(known, session);
  return { bff, widget: await securityWidget(bff) };
}

/** A choice on the screen, by its input's name, or its value where it is one of several. */
export function box(widget: Element, nameOrValue: string): HTMLInputElement {
  return find(widget, `input[name="${nameOrValue}"], input[value="${nameOrValue}"]`, HTMLInputElement);
}

/** The choices for Automatic Sign Out. */
export function idle(widget: Element): HTMLSelectElement {
  return find(widget, 'select[name="staffIdleSeconds"]', HTMLSelectElement);
}

/** Chooses a time for Automatic Sign Out. */
export function chooseIdle(widget: Element, seconds: number | null): void {
  const select = idle(widget);
  select.value = String(seconds ?? '');
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What stands below a setting about its change: each in one line; '' where nothing does. */
export function noteAt(widget: Element, heading: string): string {
  const headings = [...widget.querySelectorAll('.ca-subheading')];
  const section = headings.find(({ textContent }) => textContent.trim() === heading)?.closest('section');
  return section?.querySelector('[aria-live] .ca-note')?.textContent.trim() ?? '';
}

/** Turns trust off, and goes on to what that changes. */
export async function confirming(widget: ClinicSecuritySettings): Promise<void> {
  box(widget, 'trustBrowserAllowed').click();
  await press(widget, 'Next', 'Save these changes?');
}

/** Presses a button, and waits for the step that it leads to. */
export async function press(widget: Element, name: string, nextHeading: string): Promise<void> {
  const button = buttonCalled(widget, name);
  button.focus();
  button.click();
  await untilHeading(widget, nextHeading);
}

/** Types the password as a password manager does, and presses **Save**. */
export function save(widget: Element, currentPassword = 'a long demo passphrase'): void {
  find(widget, 'input[name="currentPassword"]', HTMLInputElement).value = currentPassword;
  const button = buttonCalled(widget, 'Save');
  button.focus();
  button.click();
}

/** What the BFF was asked about these settings: `GET`, `PATCH`. */
export function calls({ asked }: StandInBff): string[] {
  return asked.filter((line) => line.endsWith('/security-settings')).map((line) => line.split(' ')[0] ?? '');
}

/** What the BFF was last sent. */
export async function sent({ requests }: StandInBff): Promise<unknown> {
  const request = requests.filter(({ method }) => method === 'PATCH').at(-1);
  return request?.clone().json();
}
