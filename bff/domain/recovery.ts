/** A welcome link works for two weeks (rule 9). */
export const WELCOME_LINK_SECONDS = 14 * 24 * 3600;
/** A link from a forgotten username or password works for an hour (rule 10; SP 800-63B-4 4.2.1.2 allows 24). */
export const RECOVERY_LINK_SECONDS = 3600;
/** The email's code lives as long as the links beside it. */
export const RECOVERY_CODE_SECONDS = RECOVERY_LINK_SECONDS;
/** Wrong codes after which a request for help takes no more of them (rule 20). */
export const CODE_TRIES = 5;
/** The widget offers to send the email again after this; no mailbox gets more than one a minute. */
export const RESEND_AFTER_SECONDS = 60;
/** Profiles that one email covers at the most: a family, not a directory. */
export const MOST_PROFILES = 20;

/**
 * A code of six digits, for emails and text messages; every number is as likely as any other (ASVS 6.5.4 asks for 20
 * bits, SP 800-63B-4 3.1.3.2 for six digits).
 *
 * @param random gives unpredictable bytes.
 */
export function newCode(random: (bytes: number) => Buffer): string {
  // Numbers above the last whole million would make small codes likelier, so they are drawn again.
  const limit = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  let value = random(4).readUInt32BE();
  while (value >= limit) value = random(4).readUInt32BE();
  return String(value % 1_000_000).padStart(6, '0');
}

/** A code as it was typed: spaces and hyphens do not count. */
export function typedCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
}
