import type { CalendarFeed } from '../../../bff/contract/index.ts';
import type { CalendarMessages } from '../../messages/calendar.ts';
import type { CopyButton } from '../../ui/copy-button.ts';
import type { QrCode } from '../../ui/qr-code.ts';

/** What the menu of ways to subscribe has to work with. */
export interface MenuContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly messages: CalendarMessages;
  readonly feed: CalendarFeed;
  /** What the subscribed calendar is to be called. */
  readonly calendarName: string;
  readonly isAndroid: boolean;
  readonly copy: CopyButton;
  readonly qr: QrCode;
  readonly showsQrCode: boolean;
  /** Whether resetting waits for its confirmation. */
  readonly asksToReset: boolean;
  /** Whether an answer is awaited. */
  readonly pending: boolean;
  /** What was done last, in words; '': nothing yet. */
  readonly news: string;
  /** A time in words. */
  readonly inWords: (time: string) => string;
  toggleQrCode(): void;
  askToReset(): void;
  keepLink(): void;
  resetLink(): Promise<void>;
}
