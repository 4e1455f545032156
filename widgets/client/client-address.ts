/** Which client is meant. */
export interface ClientAddress {
  /** The BFF's base URL; left out or '': the page's default. */
  readonly bff?: string;
  /** The clinic's slug; left out or '': the clinic that owns the page's origin. */
  readonly clinic?: string;
}
