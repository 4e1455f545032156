/**
 * `GET /v1/doctor?clinic=SLUG&account=ORIGIN`: what a site builder's page has to know about itself, readable by any
 * page. It says nothing about anybody, and no more of a clinic than its answers to that page show anyway.
 */
export interface DoctorAnswer {
  /** The server's time, RFC 3339 with milliseconds. */
  readonly now: string;
  /** Where the BFF is meant to be reached: `PUBLIC_URL`. */
  readonly publicUrl: string;
  /** How the page stands to the BFF, as the browser says it (`Sec-Fetch-Site`); null: it does not. */
  readonly site: 'same-origin' | 'same-site' | 'cross-site' | null;
  /** The clinic that is asked about or, where none is, the one that the page's origin belongs to; null: there is none. */
  readonly clinic: DoctorClinic | null;
}

/** A clinic, as it stands to the page. */
export interface DoctorClinic {
  readonly slug: string;
  /** Whether the page's origin is registered with it. */
  readonly isRegistered: boolean;
  /** A registered origin that is the page's but for `http`, `www.` or the port: probably a slip; null: none. */
  readonly similarOrigin: string | null;
  /** The domain of passkeys made and used in this page (RP ID, product rule 27); null: they do not work here. */
  readonly passkeyDomain: string | null;
  /** The domain that the clinic's passkeys are held to, where its settings name one; null: each page's own. */
  readonly ownPasskeyDomain: string | null;
  /** Whether `account`, the origin of `account-url`, is registered as well; null: none was asked about. */
  readonly isAccountRegistered: boolean | null;
}
