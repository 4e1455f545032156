import type { Locale } from './locale.ts';

/** What {@link recoveryCodePdf} puts on the page. */
export interface RecoveryCodePage {
  readonly locale: Locale;
  readonly clinicName: string;
  readonly username: string;
  /** Six characters. */
  readonly recoveryCode: string;
  /** When the code was issued, in ms since the epoch. */
  readonly at: number;
}

/**
 * The recovery code as one page to print or to keep (product rule 21, "Download PDF"): what it is, where and how it
 * is used, and how it is kept.
 *
 * The fonts that every PDF reader brings along have Western European letters only. A clinic's name is spelt in
 * these, or else left out; a username that they cannot spell to the letter is left out.
 *
 * @returns the PDF's bytes.
 */
export async function recoveryCodePdf(page: RecoveryCodePage): Promise<Uint8Array> {
  // Loaded when somebody first wants a PDF: the library takes 200 ms and 30 MB that a start need not wait for.
  const { drawRecoveryCodePage } = await import('./recovery-code-page.ts');
  return drawRecoveryCodePage(page);
}
