import { expect, fixture, html } from '@open-wc/testing';
import { AuthClient } from '../../widgets/index.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { keptKey, storedText } from './support/kept-keys.ts';
import { keyedBff } from './support/keyed-bff.ts';
import { has, heading, logIn, loginWidget } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };
const note =
  'This browser keeps nothing for this page, so you will be logged out when you leave or reload it.';

/** What stands in a widget's live regions for news that do not interrupt. */
const statusOf = (widget: Element): string =>
  [...widget.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent.trim()).join('');

describe('a browser key without storage', () => {
  useStandIns();
  const real = indexedDB.open.bind(indexedDB);
  beforeEach(() => {
    indexedDB.open = () => {
      throw new DOMException('storage is closed to the page', 'SecurityError');
    };
  });
  afterEach(() => {
    indexedDB.open = real;
  });

  it('is in the page’s memory, works there, and leaves no trace in any storage', async () => {
    const bff = keyedBff();
    const client = new AuthClient(bff.url, 'maple-street');
    expect((await client.logIn(credentials)).step?.name).to.equal('logged-in');
    expect(client.mode).to.equal('browser-key-in-memory');
    await client.load();
    expect(client.session?.username).to.equal('patient');
    expect(bff.faults).to.deep.equal([]);
    expect(storedText()).not.to.contain('session.1');
    indexedDB.open = real;
    expect(await keptKey(bff.url)).to.equal(undefined);
    await client.logOut();
    expect([client.session, client.mode]).to.deep.equal([null, null]);
  });

  it('is gone with the page: the next one asks as a stranger', async () => {
    const bff = keyedBff();
    await new AuthClient(bff.url, 'maple-street').logIn(credentials);
    const next = new AuthClient(bff.url, 'maple-street');
    await next.load();
    expect([next.session, next.mode]).to.deep.equal([null, null]);
    expect(bff.seen.at(-1)?.proof).to.equal(null);
  });

  it('is told of once somebody is logged in: in the login widget', async () => {
    const bff = keyedBff();
    const login = await loginWidget(bff);
    await until('the clinic', () => login.client.clinic);
    expect(statusOf(login)).to.equal('');
    logIn(login);
    await until('the note', () => statusOf(login) === note);
    expect(heading(login)).to.contain('Robin Ellis');
    login.locale = 'fr';
    await until('the note in French', () => statusOf(login).startsWith('Ce navigateur ne garde rien'));
    await login.client.logOut(login);
    await until('the end of the note', () => statusOf(login) === 'Votre session est fermée.');
  });

  it('is told of once in My Account, and not again by the widgets in it', async () => {
    const bff = keyedBff();
    const account = await fixture<ClinicElement>(
      html`<clinic-account bff=${bff.url} clinic="maple-street" locale="en"></clinic-account>`,
    );
    await until('the form', () => has(account, 'input[name="username"]'));
    const region = [...account.querySelectorAll('[role="status"]')].at(-1);
    logIn(account);
    await until('the note', () => statusOf(account).includes(note));
    expect(statusOf(account).split(note)).to.have.lengthOf(2);
    expect(region?.textContent.trim(), 'it comes into a live region that was there').to.equal(note);
  });

  it('is the same where a page may keep keys, but no mark for the next one', async () => {
    indexedDB.open = real;
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('storage is full', 'QuotaExceededError');
    };
    try {
      const bff = keyedBff();
      const client = new AuthClient(bff.url, 'maple-street');
      await client.logIn(credentials);
      expect([client.session?.username, client.mode]).to.deep.equal(['patient', 'browser-key-in-memory']);
      expect((await keptKey(bff.url))?.tokens.session).to.equal(undefined);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('is the same where the browser does not store keys', async () => {
    indexedDB.open = real;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('keys cannot be cloned', 'DataCloneError');
    };
    try {
      const bff = keyedBff();
      const client = new AuthClient(bff.url, 'maple-street');
      await client.logIn(credentials);
      expect([client.session?.username, client.mode]).to.deep.equal(['patient', 'browser-key-in-memory']);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('is no more than a log-in form where it was in use and storage was closed since', async () => {
    indexedDB.open = real;
    const bff = keyedBff();
    await new AuthClient(bff.url, 'maple-street').logIn(credentials);
    indexedDB.open = () => {
      throw new DOMException('storage is closed to the page', 'SecurityError');
    };
    const next = new AuthClient(bff.url, 'maple-street');
    expect(await next.load()).to.deep.equal({ problem: null });
    expect(next.session).to.equal(null);
  });
});
