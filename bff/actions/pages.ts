import type { Clinic } from '../storage/clinics.ts';

/** The pages that the flows lead to. */
export type PageName = 'login' | 'forgot-password' | 'reset-password' | 'set-up-account' | 'account';

/** Where a clinic's pages are: its own where it has configured them, else the BFF's hosted ones (rule 13). */
export interface Pages {
  address(clinic: Clinic, page: PageName): string;
  /** The address of a page with a link's token in its fragment, which browsers send to nobody. */
  link(clinic: Clinic, page: PageName, token: string): string;
}

/** @param publicUrl where browsers reach the BFF; no request's headers have a say in it (ASVS 4.1.3). */
export function createPages(publicUrl: string): Pages {
  const own = (clinic: Clinic, page: PageName): string | null => {
    switch (page) {
      case 'login':
        return clinic.loginPage;
      case 'reset-password':
        return clinic.resetPasswordPage;
      case 'set-up-account':
        return clinic.setUpAccountPage;
      case 'account':
        return clinic.accountPage;
      case 'forgot-password':
        return null;
    }
  };
  const address = (clinic: Clinic, page: PageName) =>
    own(clinic, page) ?? `${publicUrl}/c/${clinic.slug}/${page}`;
  return {
    address,
    link: (clinic, page, token) => `${address(clinic, page).split('#')[0]}#token=${token}`,
  };
}
