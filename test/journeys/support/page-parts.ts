import type { Locator, Page } from 'playwright-core';

/** A button by its whole name. */
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** A heading by all of its words. */
export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { name, exact: true });

/** The field for a code that was sent or is shown by an app. */
export const code = (page: Page): Locator => page.getByLabel('Verification code', { exact: true });

/** The token of the first link in a mail, as the fragment that a page takes it from. */
export const tokenIn = (text: string): string => /#token=\S+/.exec(text)?.[0] ?? '';

/** Fills both fields for a new password. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Confirm new password', { exact: true }).fill(password);
}

/** Gives a page's browser an authenticator for passkeys, whose owner is always there and agrees to everything. */
export async function addAuthenticator(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable');
  await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
