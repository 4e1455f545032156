import { appears } from './appears.ts';

/** One thing that a person does: press what a selector finds, choose a value there, or type one. */
type Deed = string | { readonly at: string; readonly value: string };

const next = 'form [type="submit"]';
const password: Deed = { at: 'input[name="currentPassword"]', value: 'a long demo passphrase' };
const all: readonly Deed[] = [
  'input[name="twoStepEnforced"]',
  'input[name="trustBrowserAllowed"]',
  { at: 'select[name="staffIdleSeconds"]', value: '900' },
  'input[value="treatment"]',
];

/** The ways to the steps of the security settings, as a person goes them. */
const ways = {
  'choose-settings': all,
  'choose-sign-out-off': [{ at: 'select[name="staffIdleSeconds"]', value: '' }],
  'next-unchanged': [next],
  'confirm-settings': [...all, next],
  'confirm-settings-empty': [...all, next, `.ca-setting-changes ~ [type="submit"]`],
  'save-settings': [...all, next, password, `.ca-setting-changes ~ [type="submit"]`],
} as const satisfies Readonly<Record<string, readonly Deed[]>>;

/** The name of such a way. */
export type SecurityAct = keyof typeof ways;

/** Goes each of them. */
export const securityActs = Object.fromEntries(
  Object.entries(ways).map(([name, deeds]) => [name, async (widget: Element) => go(widget, deeds)]),
) as Readonly<Record<SecurityAct, (widget: Element) => Promise<void>>>;

async function go(widget: Element, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    if (typeof deed === 'string') {
      (await appears(widget, deed, HTMLElement)).click();
      continue;
    }
    const field = await appears(widget, deed.at, HTMLElement);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = deed.value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
