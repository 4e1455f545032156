import type { SecuritySettings } from '../../../bff/contract/index.ts';
import { idleInWords } from './idle-time.ts';
import type { SecurityContext } from './security-context.ts';

/** The name of a setting. */
export type SettingName = keyof SecuritySettings;

/** A setting that is to become something else, in words. */
export interface SettingChange {
  readonly setting: SettingName;
  readonly heading: string;
  /** How it was, and how it will be; null: that follows from what it means. */
  readonly before: string | null;
  readonly after: string | null;
  /** What it means, a sentence each. */
  readonly means: readonly string[];
  /** Something ends by it, or becomes less safe. */
  readonly isGrave: boolean;
}

/** Only what is to change: what is left out stays as it is by then, whoever has changed it meanwhile. */
export function changesIn(now: SecuritySettings, wish: SecuritySettings): Partial<SecuritySettings> {
  const names = Object.keys(wish).filter(
    (name): name is SettingName => name in now && now[name as SettingName] !== wish[name as SettingName],
  );
  return Object.fromEntries(names.map((name) => [name, wish[name]]));
}

/** What the wish changes, in words, in the order of the settings on the screen. */
export function changesInWords(context: SecurityContext): readonly SettingChange[] {
  const { known, wish } = context;
  const changes = changesIn(known.settings, wish);
  return [enforcement(context), trust(context), signOut(context), titles(context)].filter(
    ({ setting }) => setting in changes,
  );
}

/** A calendar's title as it would be. */
export function sampleTitle(
  { messages, clinicName }: SecurityContext,
  titles: SecuritySettings['calendarTitles'],
): string {
  const { samples } = messages.titles;
  return titles === 'clinic' ? samples.clinic(clinicName) : samples[titles];
}

function enforcement({ messages, known, wish, session }: SecurityContext): SettingChange {
  const { changes } = messages;
  const without = known.staff.filter(({ twoStep }) => twoStep === 'off');
  const lacking = without.length ? [changes.lack(without.length)] : [changes.everybodyHasIt];
  if (without.length > 1 && without.some(({ id }) => id === session.profile.id))
    lacking.push(changes.ownLack);
  if (known.staff.some(({ twoStep }) => twoStep === 'paused')) lacking.push(changes.paused);
  return {
    setting: 'twoStepEnforced',
    heading: messages.twoStep.heading,
    before: null,
    after: null,
    means: wish.twoStepEnforced ? [changes.enforced, ...lacking] : [changes.notEnforced],
    isGrave: !wish.twoStepEnforced,
  };
}

function trust({ messages, wish }: SecurityContext): SettingChange {
  const { trustOn, trustOff } = messages.changes;
  return {
    setting: 'trustBrowserAllowed',
    heading: messages.trust.heading,
    before: null,
    after: null,
    means: [wish.trustBrowserAllowed ? trustOn : trustOff],
    isGrave: !wish.trustBrowserAllowed,
  };
}

function signOut({ messages, known, wish, locale }: SecurityContext): SettingChange {
  const { changes } = messages;
  const before = known.settings.staffIdleSeconds;
  const after = wish.staffIdleSeconds;
  const sooner = after !== null && after < (before ?? Infinity) ? [changes.signOutSooner] : [];
  return {
    setting: 'staffIdleSeconds',
    heading: messages.signOut.heading,
    before: before === null ? messages.signOut.off : idleInWords(before, locale),
    after: null,
    means:
      after === null ? [changes.signOutOff] : [changes.signOutAfter(idleInWords(after, locale)), ...sooner],
    isGrave: after === null,
  };
}

function titles(context: SecurityContext): SettingChange {
  const { messages, known, wish } = context;
  const { changes } = messages;
  const order = Object.keys(messages.titles.choices);
  const saysMore = order.indexOf(wish.calendarTitles) > order.indexOf(known.settings.calendarTitles);
  return {
    setting: 'calendarTitles',
    heading: messages.titles.heading,
    before: sampleTitle(context, known.settings.calendarTitles),
    after: sampleTitle(context, wish.calendarTitles),
    means: [...(saysMore ? [changes.titlesSayMore] : []), changes.titlesWhen],
    isGrave: saysMore,
  };
}
