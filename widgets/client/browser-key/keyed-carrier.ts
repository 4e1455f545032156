import { EventSource as NewsSource } from 'eventsource';
import { browserKeyMessages } from '../../messages/browser-key.ts';
import type { Locale } from '../../messages/locale.ts';
import type { AuthClient } from '../auth-client.ts';
import type { Carrier, CarrierMode, NewsStream } from '../carrier.ts';
import { newEra, newKeyRecord } from './key-record.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyStore } from './key-store.ts';
import { readKeyedAnswer, withClockDifference } from './keyed-answer.ts';
import { rememberKeyed } from './keyed-memory.ts';
import { sendKeyed } from './keyed-request.ts';
import { areInUse, liveToken, readHandedTokens, tokensHeader, withHanded } from './tokens.ts';
import type { HandedToken } from './tokens.ts';

/**
 * Carries a client's calls by proofs of the browser key (RFC 9449) in place of cookies. What it keeps is read anew for
 * each call, and changed in one go: other tabs use the same key and the same tokens.
 */
export class KeyedCarrier implements Carrier {
  readonly mode: CarrierMode;
  readonly #client: AuthClient;
  readonly #store: KeyStore;
  /** The newest nonce that this page has seen. */
  #nonce: string | null;
  #wasLoggedIn = false;

  /**
   * @param store - where the key and the tokens are
   * @param nonce - one that the BFF has given already; null: none
   */
  constructor(client: AuthClient, store: KeyStore, nonce: string | null = null) {
    this.#client = client;
    this.#store = store;
    this.mode = store.isLasting ? 'browser-key' : 'browser-key-in-memory';
    this.#nonce = nonce;
    client.addEventListener('change', this.#follow);
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const record = await this.#record();
    if (!record) {
      this.#leave();
      return fetch(url, init);
    }
    const isQuestion = (init.method ?? 'GET') === 'GET';
    let response = await this.#send(record, url, init);
    let answer = await readKeyedAnswer(response);
    // Refused before anything was done. A connection that broke may have sent a proof twice, which looks like a replay:
    // a question may be asked once more for that, a deed may have been done by the first of the two.
    if (answer.refusal === 'proof-nonce' || (answer.refusal === 'proof-refused' && isQuestion)) {
      response = await this.#send(record, url, init);
      answer = await readKeyedAnswer(response);
    }
    await this.#keep(record, response, answer.isSessionOver);
    if (answer.refusal === 'clock-off') return withClockDifference(response);
    if (answer.refusal === 'proof-refused') await this.#refused(record, response, isQuestion);
    return response;
  };

  note(locale: Locale): string {
    return this.#store.isLasting || !this.#client.session ? '' : browserKeyMessages[locale].untilYouLeave;
  }

  openNews(url: string): NewsStream {
    return new NewsSource(url, { fetch: (address, init) => this.fetch(String(address), init) });
  }

  /** What there is to send with; null: nobody is logged in by it any more, nor about to be. */
  async #record(): Promise<KeyRecord | null> {
    const { bff, slug, isLoggingIn } = this.#client;
    const record = await this.#store.read(bff, slug);
    if (record && areInUse(record.tokens, Date.now())) return record;
    if (!isLoggingIn) return null;
    if (record) return record;
    const made = await newKeyRecord();
    return this.#store.change(bff, slug, (other) => other ?? made);
  }

  async #send(record: KeyRecord, url: string, init: RequestInit): Promise<Response> {
    const response = await sendKeyed(url, init, record, this.#nonce ?? record.nonce);
    this.#nonce = response.headers.get('DPoP-Nonce') ?? this.#nonce;
    return response;
  }

  /** Keeps what an answer has handed over, and forgets what it has taken away. */
  async #keep(sent: KeyRecord, response: Response, isSessionOver: boolean): Promise<void> {
    const handed = readHandedTokens(response.headers.get(tokensHeader));
    const nonce = this.#nonce;
    if (!handed.length && !isSessionOver && nonce === sent.nonce) return;
    const now = Date.now();
    const { bff, slug } = this.#client;
    const next = await this.#store.change(bff, slug, (record) => {
      // Asked before a logout, answered after it.
      if (record?.era !== sent.era) return record;
      const isEnd = handed.some(({ name, token }) => name === 'session' && !token);
      const taken = isSessionOver && record.tokens.session?.token === sent.tokens.session?.token;
      const all: readonly HandedToken[] = taken
        ? [{ name: 'session', token: '', maxAgeSeconds: 0 }, ...handed]
        : handed;
      return {
        ...record,
        nonce,
        tokens: withHanded(record.tokens, all, now),
        era: isEnd ? newEra() : record.era,
      };
    });
    await this.#settle(next);
  }

  /** The BFF believes this key no more, or not these tokens. */
  async #refused(sent: KeyRecord, response: Response, isQuestion: boolean): Promise<void> {
    const reason = response.headers.get('WWW-Authenticate') ?? '';
    console.warn(`clinic-auth: proof-refused at ${this.#client.bff}: ${reason}`);
    const hasSession = liveToken(sent.tokens, 'session', Date.now()) !== undefined;
    if (hasSession && !isQuestion && !reason.includes('invalid_token')) {
      // Whether that was a broken connection, a question shows, which may be asked twice.
      void this.#client.load();
      return;
    }
    const { bff, slug } = this.#client;
    const next = await this.#store.change(bff, slug, (record) => (record?.era === sent.era ? null : record));
    await this.#settle(next);
    if (hasSession && !next) this.#client.tellSession(null, null);
  }

  async #settle(record: KeyRecord | null): Promise<void> {
    const { bff } = this.#client;
    const now = Date.now();
    const isInUse = record !== null && areInUse(record.tokens, now);
    if (this.#store.isLasting) {
      const all = isInUse ? [record] : await this.#store.readAll(bff);
      rememberKeyed(
        bff,
        all.some(({ tokens }) => areInUse(tokens, now)),
      );
    }
    if (isInUse) this.#client.isLoggingIn = false;
    else if (!this.#client.isLoggingIn) this.#leave();
  }

  /** The page takes somebody to be logged out whose token is still here: whether it is worth anything, the server says. */
  readonly #follow = (): void => {
    const { bff, slug, session } = this.#client;
    const isOver = this.#wasLoggedIn && session === null;
    this.#wasLoggedIn = Boolean(session);
    if (!isOver) return;
    const url = `${bff}/v1/clinics/${encodeURIComponent(slug)}`;
    this.fetch(url, { cache: 'no-store' }).catch(() => undefined);
  };

  /** The next login finds out anew how credentials are kept. */
  #leave(): void {
    const client = this.#client;
    client.removeEventListener('change', this.#follow);
    if (client.carrier === this) client.carrier = null;
  }
}
