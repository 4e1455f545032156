import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** One tab of a list. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

/** A list of tabs, one of which is chosen. */
export interface TabList<Name extends string> {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  /** What the tabs are of. */
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void | Promise<void>;
}

/** Where a tab's key leads, from its place among so many. */
const moves: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowRight: (place, count) => (place + 1) % count,
  ArrowLeft: (place, count) => (place + count - 1) % count,
  Home: () => 0,
  End: (_place, count) => count - 1,
};

/** The ids by which a tab and its panel know each other. */
export function tabIds(idPrefix: string, name: string): { readonly tab: string; readonly panel: string } {
  return { tab: `${idPrefix}-tab-${name}`, panel: `${idPrefix}-panel-${name}` };
}

/**
 * A list of tabs (ARIA Authoring Practices, "Tabs with Manual Activation": a panel's code may have to be fetched, so
 * arrows move the focus, and only Enter, Space or a click choose).
 */
export function tabList<Name extends string>(list: TabList<Name>): TemplateResult {
  const { idPrefix, label, tabs, chosen, choose } = list;
  return html`<div class="ca-tabs" role="tablist" aria-label=${label} @keydown=${moveFocus}>
    ${tabs.map(({ name, label: text }) => {
      const { tab, panel } = tabIds(idPrefix, name);
      return html`<button
        class="ca-tab"
        type="button"
        role="tab"
        id=${tab}
        aria-controls=${panel}
        aria-selected=${name === chosen ? 'true' : 'false'}
        tabindex=${name === chosen ? 0 : -1}
        @click=${() => {
          void choose(name);
        }}
      >
        ${text}
      </button>`;
    })}
  </div>`;
}

function moveFocus(event: KeyboardEvent): void {
  const { currentTarget, target, key } = event;
  const move = moves[key];
  if (!move || !(currentTarget instanceof Element) || !(target instanceof HTMLElement)) return;
  const tabs = [...currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  event.preventDefault();
  tabs[move(tabs.indexOf(target), tabs.length)]?.focus();
}
