import { fixture, html } from '@open-wc/testing';
import type { Session, TwoStepAnswer } from '../../../bff/contract/index.ts';
import {
  sampleStaff,
  whileAllIsSetUp,
  whileNothingIsSetUp,
} from '../../../demo/gallery/two-step-settings-samples.ts';
import type { ClinicTwoStepSettings } from '../../../widgets/index.ts';
import { buttonCalled, find, has, untilHeading } from './page.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';
import { untilInput } from './way-in.ts';

/** A password that no test finds anywhere but where it belongs. */
export const currentPassword = 'a long demo passphrase';

/** A BFF at which everything works. */
export function settingsBff(
  twoStep: TwoStepAnswer = whileAllIsSetUp,
  session: Session = sampleStaff,
): StandInBff {
  return standInBff(({ settings, loggedIn }) => [...settings.works(twoStep), ...loggedIn(session)]);
}

/** The widget, once it knows how things stand. */
export async function settingsWidget(bff: StandInBff, locale = 'en'): Promise<ClinicTwoStepSettings> {
  const widget = await fixture<ClinicTwoStepSettings>(
    html`<clinic-two-step-settings
      bff=${bff.url}
      clinic="maple-street"
      locale=${locale}
    ></clinic-two-step-settings>`,
  );
  await until('the settings', () => {
    return !has(widget, 'clinic-login') && has(widget, '.ca-heading') && !has(widget, '.ca-status');
  });
  return widget;
}

/** The same, for what is there already: opens the widget with this set up. */
export async function settingsWith(twoStep?: TwoStepAnswer, session?: Session): Promise<Opened> {
  const bff = settingsBff(twoStep, session);
  return { bff, widget: await settingsWidget(bff) };
}

/** The part of the overview, or the row in it, that has this heading or name. */
export function part(widget: Element, name: string): HTMLElement {
  const headings = [...widget.querySelectorAll('h3, h4, .ca-name')];
  const found = headings.find(({ textContent }) => textContent.trim().startsWith(name));
  const place = found?.closest<HTMLElement>('li, section');
  if (!place) throw new Error(`There is no part called "${name}"`);
  return place;
}

/** The names of the buttons in a place. */
export function buttonsIn(place: ParentNode): string[] {
  return [...place.querySelectorAll('button')].map(({ textContent }) => textContent.trim()).filter(Boolean);
}

/** Fills inputs in as a password manager does, and presses the form's button. */
export function sendForm(widget: Element, typed: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(typed)) {
    find(widget, `input[name="${name}"]`, HTMLInputElement).value = text;
  }
  find(widget, 'form [type="submit"]', HTMLButtonElement).click();
}

/** Presses a button, and waits for the step that it leads to. */
export async function press(button: HTMLElement, widget: Element, nextHeading: string): Promise<void> {
  button.focus();
  button.click();
  await untilHeading(widget, nextHeading);
}

/** The paths that the BFF was asked at, below the clinic's address: `POST two-step/sms`. */
export function calls(bff: StandInBff): string[] {
  return bff.asked
    .filter((line) => /two-step|trusted|recovery-code/.test(line))
    .map((line) => line.replace('/v1/clinics/maple-street/', ''));
}

/** What the BFF was last sent at this address. */
export async function sentTo(bff: StandInBff, path: string): Promise<unknown> {
  const request = bff.requests.filter(({ url }) => url.endsWith(`/maple-street/${path}`)).at(-1);
  return request?.clone().json();
}

/** What a browser answers when it is asked to make a passkey. */
export interface FakePasskeys {
  /** What the browser was asked for, in order. */
  readonly asked: readonly CredentialCreationOptions[];
  /** Gives the browser's own back. */
  restore(): void;
}

/**
 * Stands in for the browser's dialog.
 *
 * @param answer - what comes of it: a passkey, or the name of the error that browsers give
 */
export function fakePasskeys(answer: () => 'made' | 'NotAllowedError' | 'InvalidStateError'): FakePasskeys {
  const asked: CredentialCreationOptions[] = [];
  const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
  const create = (options: CredentialCreationOptions): Promise<unknown> => {
    asked.push(options);
    const outcome = answer();
    if (outcome !== 'made') return Promise.reject(new DOMException('no', outcome));
    return Promise.resolve({
      id: 'bmV3LXBhc3NrZXk',
      rawId: bytes('new-passkey'),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      getClientExtensionResults: () => ({}),
      response: {
        clientDataJSON: bytes('{}'),
        attestationObject: bytes('attested'),
        getTransports: () => ['internal'],
      },
    });
  };
  Object.defineProperty(navigator.credentials, 'create', { configurable: true, value: create });
  return {
    asked,
    restore: () => {
      Reflect.deleteProperty(navigator.credentials, 'create');
    },
  };
}

/** The widget, and the BFF that it talks to. */
export interface Opened {
  readonly bff: StandInBff;
  readonly widget: ClinicTwoStepSettings;
}

/** At the choice of a method. */
export async function choosing(): Promise<Opened> {
  const opened = await settingsWith(whileNothingIsSetUp);
  await press(buttonCalled(opened.widget, 'Set Up'), opened.widget, 'Set up 2-Step Verification');
  return opened;
}

/** The same, text messages being chosen. */
export async function choosingSms(): Promise<Opened> {
  const opened = await choosing();
  find(opened.widget, 'input[value="sms"]', HTMLInputElement).click();
  await untilInput(opened.widget, 'mobilePhone');
  return opened;
}

/** At the QR code. */
export async function scanning(): Promise<Opened> {
  const opened = await choosing();
  sendForm(opened.widget, { currentPassword });
  await untilInput(opened.widget, 'code');
  return opened;
}

/** Waiting for a text message’s code. */
export async function texted(): Promise<Opened> {
  const opened = await choosingSms();
  sendForm(opened.widget, { currentPassword, mobilePhone: '604 555 0199' });
  await untilInput(opened.widget, 'code');
  return opened;
}

/** Presses a button in a part of the overview, and waits for the step that it leads to. */
export async function pressIn(
  widget: ClinicTwoStepSettings,
  row: string,
  name: string,
  next: string,
): Promise<void> {
  await press(buttonCalled(part(widget, row), name), widget, next);
}
