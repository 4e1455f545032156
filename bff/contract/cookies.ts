/**
 * `GET /v1/clinics/{clinic}/cookies`: whether this browser keeps the BFF's cookies in this page. Asked once, and again
 * where the answer is false: the first answer sets the cookie that the second one looks for.
 */
export interface CookiesAnswer {
  /** The cookie has come back. It is gone again. */
  readonly kept: boolean;
}
