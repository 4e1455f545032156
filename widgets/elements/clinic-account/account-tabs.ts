import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Role } from '../../../bff/contract/index.ts';
import type { LazyTag } from '../../load-widget.ts';
import type { AccountMessages } from '../../messages/account.ts';

/** What My Account hands on to the widgets in it. */
export interface InnerAttributes {
  readonly clinic: string;
  readonly bff: string;
  readonly locale: string;
  /** Opens another tab. */
  readonly open: (name: AccountTab['name']) => void;
}

/** A tab beside the overview. */
export interface AccountTab {
  readonly name: Exclude<keyof AccountMessages['tabs'], 'passkeys'>;
  /** What it is called for somebody of this role; left out: its name. */
  readonly label?: (role: Role) => keyof AccountMessages['tabs'];
  /** The widget in its panel, whose code is fetched when the tab is first chosen. */
  readonly tag: LazyTag;
  readonly panel: (attributes: InnerAttributes) => TemplateResult;
}

/** The tabs of My Account, in order; the overview comes before them. A new one is a line here, and its label. */
export const accountTabs: readonly AccountTab[] = [
  {
    name: 'credentials',
    tag: 'clinic-credentials',
    panel: ({ clinic, bff, locale, open }) =>
      html`<clinic-credentials
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
        .manageSessions=${() => open('sessions')}
      ></clinic-credentials>`,
  },
  {
    name: 'calendar',
    tag: 'clinic-calendar-subscribe',
    panel: ({ clinic, bff, locale }) =>
      html`<clinic-calendar-subscribe
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
      ></clinic-calendar-subscribe>`,
  },
  {
    name: 'twoStep',
    // Patients have passkeys and nothing else of it (product rule 15).
    label: (role) => (role === 'patient' ? 'passkeys' : 'twoStep'),
    tag: 'clinic-two-step-settings',
    panel: ({ clinic, bff, locale }) =>
      html`<clinic-two-step-settings
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
      ></clinic-two-step-settings>`,
  },
  {
    name: 'sessions',
    tag: 'clinic-sessions',
    panel: ({ clinic, bff, locale }) =>
      html`<clinic-sessions
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
      ></clinic-sessions>`,
  },
];
