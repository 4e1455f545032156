import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LazyTag } from '../../load-widget.ts';
import type { AccountMessages } from '../../messages/account.ts';

/** The attributes that My Account hands on to the widgets in it. */
export interface InnerAttributes {
  readonly clinic: string;
  readonly bff: string;
  readonly locale: string;
}

/** A tab beside the overview. */
export interface AccountTab {
  readonly name: keyof AccountMessages['tabs'];
  /** The widget in its panel, whose code is fetched when the tab is first chosen. */
  readonly tag: LazyTag;
  readonly panel: (attributes: InnerAttributes) => TemplateResult;
}

/** The tabs of My Account, in order; the overview comes before them. A new one is a line here, and its label. */
export const accountTabs: readonly AccountTab[] = [
  {
    name: 'credentials',
    tag: 'clinic-credentials',
    panel: ({ clinic, bff, locale }) =>
      html`<clinic-credentials
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
      ></clinic-credentials>`,
  },
];
