import { expect } from '@open-wc/testing';
import { sampleClinic } from '../../demo/gallery/answers.ts';
import { recall, recallLogin, remember, rememberLogin } from '../../widgets/client/page-memory.ts';
import { logIn, loginWidget, untilHeading, has } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const key = 'clinic-auth:https://bff.example:maple-street';

describe('what a page remembers', () => {
  useStandIns();

  it('is the clinic’s colours, and whether someone was logged in', () => {
    remember(key, { colours: sampleClinic.colours, loggedIn: true });
    expect(recall(key)).to.deep.equal({ colours: sampleClinic.colours, loggedIn: true });
  });

  it('is that a login is under way, in this tab alone, until it is over', () => {
    rememberLogin(key, true);
    expect(recallLogin(key)).to.equal(true);
    expect([localStorage.length, sessionStorage.getItem(key)]).to.deep.equal([0, '']);
    rememberLogin(key, false);
    expect(recallLogin(key)).to.equal(false);
    expect(sessionStorage.length).to.equal(0);
  });

  it('is nothing personal and no secret, in any storage that scripts can read', async () => {
    const login = await loginWidget(standInBff((answers) => answers.logInWorks()));
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    await until('the clinic', () => login.client.clinic);
    expect(Object.keys(localStorage)).to.have.lengthOf(1);
    expect(JSON.parse(Object.values<string>(localStorage)[0] ?? '')).to.deep.equal({
      colours: sampleClinic.colours,
      loggedIn: true,
    });
    expect(sessionStorage.length).to.equal(0);
    expect(document.cookie).to.equal('');
    expect(document.documentElement.outerHTML).not.to.contain('a long demo passphrase');
  });

  for (const kept of [
    '',
    '{',
    'null',
    '7',
    '"text"',
    '{"colours":7,"loggedIn":"yes"}',
    '{"colours":{"light":null}}',
  ]) {
    it(`is nothing of use when it is ${kept || 'empty'}, and breaks nothing`, async () => {
      const bff = standInBff((answers) => answers.neverAnswers());
      localStorage.setItem(`clinic-auth:${bff.url}:maple-street`, kept);
      const login = await loginWidget(bff);
      expect(login.client.wasLoggedIn).to.equal(false);
      expect(has(login, 'form')).to.equal(true);
    });
  }

  it('is nothing where storage is closed to the page, which works all the same', () => {
    const { getItem, setItem, removeItem } = Storage.prototype;
    const closed = (): never => {
      throw new DOMException('closed', 'SecurityError');
    };
    Storage.prototype.getItem = closed;
    Storage.prototype.setItem = closed;
    Storage.prototype.removeItem = closed;
    try {
      remember(key, { colours: null, loggedIn: true });
      expect(recall(key)).to.deep.equal({ colours: null, loggedIn: false });
      rememberLogin(key, true);
      rememberLogin(key, false);
      expect(recallLogin(key)).to.equal(false);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem, removeItem });
    }
  });
});
