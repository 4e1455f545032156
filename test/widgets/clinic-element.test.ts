import { expect, fixture, html } from '@open-wc/testing';
import { ClinicLogin } from '../../widgets/index.ts';
import { announcements } from './support/announcements.ts';
import { find, formOf, heading, logIn, loginWidget, untilHeading, expectFocus } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

async function placed(place: ParentNode, bff: string): Promise<ClinicLogin> {
  const login = document.createElement('clinic-login');
  login.bff = bff;
  login.clinic = 'maple-street';
  place.append(login);
  await login.updateComplete;
  return login;
}

describe('every widget', () => {
  useStandIns();

  it('brings its style sheet along, once for all widgets of a root, and takes the last one’s away', async () => {
    const bff = standInBff((answers) => answers.loggedOut());
    const before = document.adoptedStyleSheets.length;
    const one = await placed(document.body, bff.url);
    const two = await placed(document.body, bff.url);
    expect(document.adoptedStyleSheets).to.have.lengthOf(before + 1);
    one.remove();
    expect(document.adoptedStyleSheets).to.have.lengthOf(before + 1);
    two.remove();
    expect(document.adoptedStyleSheets).to.have.lengthOf(before);
  });

  it('works inside a shadow root, moved there from the page with what was typed', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const login = await placed(document.body, bff.url);
    formOf(login).username.value = 'patient';
    root.append(login);
    await login.updateComplete;
    expect(root.adoptedStyleSheets).to.have.lengthOf(1);
    expect(getComputedStyle(find(login, '.ca-root', HTMLElement)).display).to.equal('flow-root');
    expect(formOf(login).username.value).to.equal('patient');
    const heard = announcements(document);
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    heard.stop();
    expect(heard.lines[0]).to.equal('logged-in profile-1 at maple-street, fresh');
    expectFocus(login.querySelector('.ca-heading'));
  });

  it('says nothing anew when it is moved, and catches up with what it missed outside the page', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const login = await placed(document.body, bff.url);
    const other = await placed(document.body, bff.url);
    const heard = announcements(login);
    logIn(other);
    await untilHeading(login, 'Robin Ellis');
    document.body.prepend(login);
    await login.updateComplete;
    expect(heard.lines).to.deep.equal(['logged-in profile-1 at maple-street', 'step logged-in']);
    login.remove();
    await other.client.logOut();
    expect(heard.lines).to.have.lengthOf(2);
    document.body.append(login);
    await login.updateComplete;
    expect(heading(login)).to.equal('Log in');
    expect(heard.lines.slice(2)).to.deep.equal(['logged-out of maple-street', 'step password']);
    login.remove();
    other.remove();
  });

  it('asks another BFF when its attributes name another, and keeps nothing typed for the first', async () => {
    const first = standInBff((answers) => answers.loggedOut());
    const second = standInBff((answers) => answers.loggedIn());
    const login = await placed(document.body, first.url);
    await until('the answer', () => login.client.session === null);
    formOf(login).password.value = 'for the first only';
    const heard = announcements(login);
    login.setAttribute('bff', second.url);
    await untilHeading(login, 'Robin Ellis');
    login.setAttribute('bff', first.url);
    await untilHeading(login, 'Log in');
    expect(formOf(login).password.value).to.equal('');
    expect(heard.lines).to.deep.equal([
      'logged-in profile-1 at maple-street',
      'step logged-in',
      'step password',
    ]);
    login.remove();
  });

  it('keeps nothing typed for one clinic in another one’s form', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    formOf(login).password.value = 'for Maple Street only';
    login.clinic = 'harbour-dental';
    await login.updateComplete;
    expect(formOf(login).password.value).to.equal('');
  });

  it('finds out by the page’s origin which clinic it is when its tag names none', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const login = await loginWidget(bff, '');
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    expect(bff.asked).to.deep.equal(['GET /v1/clinic', 'POST /v1/clinics/maple-street/login']);
  });

  describe('in its language', () => {
    it('follows its own attribute first', async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      for (const [locale, words] of [
        ['fr', 'Se connecter'],
        ['es-MX', 'Iniciar sesión'],
        ['de', 'Log in'],
      ] as const) {
        login.locale = locale;
        await login.updateComplete;
        expect(heading(login)).to.equal(words);
      }
    });

    it('follows the nearest lang, across shadow roots, and its changes', async () => {
      const bff = standInBff((answers) => answers.loggedOut());
      const host = await fixture(html`<div lang="fr-CA"></div>`);
      const inner = document.createElement('p');
      host.attachShadow({ mode: 'open' }).append(inner);
      const login = await placed(inner, bff.url);
      expect(heading(login)).to.equal('Se connecter');
      expect(find(login, '.ca-root', HTMLElement).lang).to.equal('fr');
      host.setAttribute('lang', 'es');
      await untilHeading(login, 'Iniciar sesión');
    });

    it('keeps what was typed when the language changes', async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      formOf(login).username.value = 'patient';
      login.locale = 'fr';
      await login.updateComplete;
      expect(formOf(login).username.value).to.equal('patient');
    });
  });

  describe('in its colours', () => {
    const buttonColours = (login: ParentNode): string[] => {
      const { backgroundColor, color } = getComputedStyle(formOf(login).submit);
      return [backgroundColor, color];
    };

    it('wears the clinic’s, light or dark as its theme says', async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      await until('the clinic', () => login.client.clinic);
      await login.updateComplete;
      expect(buttonColours(login)).to.deep.equal(['rgb(31, 111, 92)', 'rgb(255, 255, 255)']);
      login.setAttribute('theme', 'dark');
      expect(buttonColours(login)).to.deep.equal(['rgb(127, 209, 185)', 'rgb(6, 37, 29)']);
    });

    it('stays light in a page that knows no dark, whatever the device prefers', async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      document.documentElement.style.colorScheme = 'normal';
      expect(getComputedStyle(find(login, '.ca-root', HTMLElement)).backgroundColor).to.equal(
        'rgb(255, 255, 255)',
      );
      document.documentElement.style.colorScheme = '';
    });

    it('gives way to the site builder’s', async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      await until('the clinic', () => login.client.clinic);
      const page = find(document, 'body', HTMLBodyElement);
      page.style.setProperty('--clinic-accent', 'rgb(1, 2, 3)');
      page.style.setProperty('--clinic-on-accent', 'rgb(250, 251, 252)');
      expect(buttonColours(login)).to.deep.equal(['rgb(1, 2, 3)', 'rgb(250, 251, 252)']);
      page.removeAttribute('style');
    });

    it('paints with those of the last page before any answer', async () => {
      const bff = standInBff((answers) => answers.neverAnswers());
      const colours = {
        light: { accent: '#102030', onAccent: '#ffffff' },
        dark: { accent: '#a0b0c0', onAccent: '#000000' },
      };
      localStorage.setItem(
        `clinic-auth:${bff.url}:maple-street`,
        JSON.stringify({ colours, loggedIn: false }),
      );
      expect(buttonColours(await loginWidget(bff))[0]).to.equal('rgb(16, 32, 48)');
    });
  });

  it('is neither broken by a page’s style sheet nor changes the page', async () => {
    const bff = standInBff((answers) => answers.loggedOut());
    const outside = await fixture(
      html`<form>
        <label>Name <input /></label><button>Send</button>
      </form>`,
    );
    const look = (place: ParentNode): string[] =>
      [...place.querySelectorAll('label, input, button, h2')].map((element) => {
        const { display, width, height, fontSize, color, textTransform, letterSpacing } =
          getComputedStyle(element);
        return [display, width, height, fontSize, color, textTransform, letterSpacing].join();
      });
    const outsideBefore = look(outside);
    const login = await placed(document.body, bff.url);
    expect(look(outside)).to.deep.equal(outsideBefore);

    outside.remove();

    const inside = look(login);
    const hostile = new CSSStyleSheet();
    hostile.replaceSync(`
      * { letter-spacing: 3px; box-sizing: content-box }
      body { font-style: italic; text-align: right; line-height: 3; text-transform: uppercase; color: magenta }
      body form input, body form button, body form label, body form h2, body form div {
        all: unset; float: left; width: 9px; padding: 40px; margin: 40px; font: 6px serif; color: red;
      }
      label::after { content: '::::' }
    `);
    document.adoptedStyleSheets.push(hostile);
    const besieged = look(login);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== hostile);
    login.remove();
    expect(besieged).to.deep.equal(inside);
  });

  it('has ids that no other widget of the page has', async () => {
    const bff = standInBff((answers) => answers.loggedOut());
    await loginWidget(bff);
    await loginWidget(bff);
    const ids = [...document.querySelectorAll('clinic-login [id]')].map(({ id }) => id);
    expect(ids).to.have.lengthOf(4);
    expect(new Set(ids).size).to.equal(4);
  });

  it('is a ClinicLogin where the script has defined its tag', () => {
    expect(document.createElement('clinic-login')).to.be.instanceOf(ClinicLogin);
  });
});
