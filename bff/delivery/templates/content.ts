import type { SendingClinic } from '../../storage/outbox.ts';
import type { Locale } from '../locale.ts';
import type { Messages } from '../messages/en.ts';

/** One part of an email. Both its HTML and its plain text are made of these, so that they say the same. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** A person's name above what concerns them. */
  | { readonly kind: 'section'; readonly title: string }
  /** The one thing to do. `url` is http or https. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** Somebody else's words, marked as such. */
  | { readonly kind: 'quote'; readonly by: string; readonly lines: readonly string[] }
  | { readonly kind: 'fact'; readonly label: string; readonly value: string }
  /** A short code to type elsewhere. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string };

/** What an email says, in the reader's language, before it is laid out. */
export interface EmailContent {
  readonly subject: string;
  /** What inboxes show beside the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** "You get this email because …" */
  readonly because: string;
}

/** What every template can count on. */
export interface Writing {
  readonly locale: Locale;
  /** The sentences of that language. */
  readonly t: Messages;
  /** The clinic's name, as one plain line. */
  readonly clinicName: string;
}

/** An email's words, from its data. */
export type Template<Data> = (data: Data, writing: Writing) => EmailContent;

/** An email laid out: what the reader gets. */
export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The clinic as the layout shows it. */
export interface Sender extends Pick<SendingClinic, 'accent' | 'logoUrl' | 'supportPhone' | 'supportEmail'> {
  readonly name: string;
}
