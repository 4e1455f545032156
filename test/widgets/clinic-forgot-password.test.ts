import { expect } from '@open-wc/testing';
import { sampleCode, sampleFamily } from '../../demo/gallery/account-answers.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, find, heading, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { bodyOf, goodBff, waiting } from './support/recovery.ts';
import { autofill, errorOf, input, send, untilError, untilInput, wayIn } from './support/way-in.ts';

const sentHeading = 'Check your email';

describe('<clinic-forgot-password>', () => {
  useStandIns();

  it('asks for an email address or a phone number, in a field that fills in neither wrongly', async () => {
    const widget = await wayIn('clinic-forgot-password', goodBff());
    expect(heading(widget)).to.equal('Forgot your username or password?');
    expect(input(widget, 'identifier').labels?.[0]?.textContent).to.equal('Email or phone number');
    expect(autofill(widget)).to.deep.equal(['identifier text on']);
    expect(find(widget, 'form', HTMLFormElement).method).to.equal('post');
    buttonCalled(widget, 'Submit');
  });

  it('says what is missing, and sends nothing', async () => {
    const bff = goodBff();
    const widget = await wayIn('clinic-forgot-password', bff);
    send(widget, { identifier: ' ' });
    expect(await untilError(widget, 'identifier')).to.equal('Enter your email address or phone number.');
    expectFocus(input(widget, 'identifier'));
    expect(bff.asked.join()).not.to.contain('recovery');
  });

  it('sends what was typed with the language of the page, for the email', async () => {
    const bff = goodBff();
    const widget = await wayIn('clinic-forgot-password', bff, { attributes: 'locale="fr-CA"' });
    send(widget, { identifier: ' (604) 555-0142 ' });
    await untilInput(widget, 'code');
    expect(await bodyOf(bff, '/recovery')).to.deep.equal({ identifier: '(604) 555-0142', locale: 'fr' });
  });

  it('then says one thing to everybody, asks for the code, and takes the focus there', async () => {
    const widget = await waiting(goodBff());
    expect(heading(widget)).to.equal(sentHeading);
    expect(widget.textContent).to.contain('If we have a profile with that, an email is on its way.');
    expect(widget.textContent).to.contain('It goes to the email address on the profile.');
    expect(widget.textContent).to.contain('Look in your spam folder');
    await until('the clinic', () => widget.client.clinic);
    await widget.updateComplete;
    expect(find(widget, 'a[href^="tel:"]', HTMLAnchorElement).textContent).to.equal('+1 613 555 0142');
    expect(autofill(widget)).to.deep.equal(['code text one-time-code']);
    expect(input(widget, 'code').inputMode).to.equal('numeric');
    expect(input(widget, 'code').labels?.[0]?.textContent).to.equal('Verification code');
    expectFocus(find(widget, '.ca-heading', HTMLElement));
    buttonCalled(widget, 'Next');
  });

  for (const [typed, sentence] of [
    ['', 'Enter the code from the email.'],
    ['12345', 'The code has 6 digits. Look at the email once more.'],
    ['12345a', 'The code has 6 digits. Look at the email once more.'],
  ] as const) {
    it(`does not send "${typed}" for a code`, async () => {
      const bff = goodBff();
      const widget = await waiting(bff);
      send(widget, { code: typed });
      expect(await untilError(widget, 'code')).to.equal(sentence);
      expectFocus(input(widget, 'code'));
      expect(bff.asked.join()).not.to.contain('recovery/code');
    });
  }

  it('understands spaces, hyphens and full-width digits in a code', async () => {
    const bff = goodBff();
    const widget = await waiting(bff);
    send(widget, { code: ` ${sampleCode.slice(0, 3)} - ${sampleCode.slice(3)} `.replace('4', '４') });
    await untilInput(widget, 'newPassword');
    expect(await bodyOf(bff, '/recovery/code')).to.deep.equal({
      waitingToken: 'waiting-1',
      code: sampleCode,
    });
  });

  it('tells of a wrong code at its field, selected for typing over', async () => {
    const widget = await waiting(goodBff());
    const heard = announcements(widget);
    send(widget, { code: '000000' });
    expect(await untilError(widget, 'code')).to.equal(
      'That is not the code in the newest email. Check it and try again.',
    );
    const code = input(widget, 'code');
    expectFocus(code);
    expect([code.value, code.selectionStart, code.selectionEnd]).to.deep.equal(['000000', 0, 6]);
    expect(alertText(widget)).to.equal('');
    expect(heard.lines).to.deep.equal(['problem wrong-code']);
  });

  it('says when a code can be used no more, and how long to wait after too many', async () => {
    const bff = goodBff();
    const widget = await waiting(bff);
    bff.use(bff.answers.account.codeEnded());
    send(widget, { code: '000000' });
    await until('the problem', () => alertText(widget));
    expect(alertText(widget)).to.equal('This code can’t be used any more. Ask for another email.');
    bff.use(bff.answers.account.codesThrottled(900));
    send(widget, { code: '000000' });
    await until('the wait', () => alertText(widget).startsWith('Too many'));
    expect(alertText(widget)).to.contain('Too many wrong codes. You can try again in 15 minutes.');
    expect(input(widget, 'code').value).to.equal('000000');
  });

  it('goes straight on where the email covers one person', async () => {
    const bff = goodBff();
    const widget = await waiting(bff);
    send(widget, { code: sampleCode });
    await untilHeading(widget, 'Hello Robin Ellis');
    expectFocus(find(widget, '.ca-heading', HTMLElement));
    expect(await bodyOf(bff, '/account-link')).to.deep.equal({ token: 'token-1' });
  });

  it('asks whose account where it covers several, and goes on with theirs', async () => {
    const bff = standInBff(({ account, loggedOut }) => [
      ...account.recovery(sampleFamily),
      ...account.link({
        purpose: 'set-up-account',
        name: 'Sam Bennett',
        username: null,
        passwordMinLength: 12,
      }),
      ...loggedOut(),
    ]);
    const widget = await waiting(bff);
    send(widget, { code: sampleCode });
    await untilHeading(widget, 'Whose account?');
    expectFocus(find(widget, '.ca-heading', HTMLElement));
    const offered = [...widget.querySelectorAll('li')].map(({ textContent }) => textContent.trim());
    expect(offered).to.deep.equal([
      'Robin Bennett robin.bennett',
      'Charlie Bennett charlie-2014',
      'Sam Bennett No username yet',
    ]);
    find(widget, 'li:last-child button', HTMLButtonElement).click();
    await untilHeading(widget, 'Welcome, Sam Bennett');
    expect(await bodyOf(bff, '/account-link')).to.deep.equal({ token: 'token-3' });
  });

  it('names its steps in order, and no secret with them', async () => {
    const heard = announcements(document);
    const widget = await waiting(goodBff());
    send(widget, { code: sampleCode });
    await untilInput(widget, 'newPassword');
    heard.stop();
    expect(heard.lines).to.deep.equal([
      'step forgot-password',
      'step verification-sent',
      'step reset-password',
    ]);
  });

  it('keeps neither tokens nor what was typed where other scripts could read it', async () => {
    const widget = await waiting(goodBff());
    send(widget, { code: sampleCode });
    await untilInput(widget, 'newPassword');
    const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]);
    for (const secret of ['waiting-1', 'token-1', sampleCode, 'robin@example.org']) {
      expect(kept).not.to.contain(secret);
      expect(widget.outerHTML).not.to.contain(secret);
    }
  });

  it('goes back a step at a time, down to the login form', async () => {
    const widget = await waiting(goodBff());
    buttonCalled(widget, 'Back').click();
    await untilHeading(widget, 'Forgot your username or password?');
    expect(input(widget, 'identifier').value).to.equal('');
    buttonCalled(widget, 'Back').click();
    await untilHeading(widget, 'Log in');
    await until('the focus', () => document.activeElement === widget.querySelector('.ca-heading'));
  });

  it('does not wait for an answer that nobody wants any more', async () => {
    const bff = goodBff();
    const widget = await waiting(bff);
    bff.use(bff.answers.neverAnswers());
    send(widget, { code: sampleCode });
    await until('the sending', () => find(widget, 'form button', HTMLElement).ariaBusy);
    buttonCalled(widget, 'Back').click();
    await untilInput(widget, 'identifier');
    bff.use(bff.answers.account.recovery());
    send(widget, { identifier: 'robin@example.org' });
    await untilHeading(widget, sentHeading);
  });

  it('keeps what was typed when the BFF cannot be reached, and takes another try', async () => {
    const bff = standInBff(({ unreachable, loggedOut }) => [...loggedOut(), ...unreachable()]);
    const widget = await wayIn('clinic-forgot-password', bff);
    send(widget, { identifier: 'robin@example.org' });
    await until('the problem', () => alertText(widget));
    expect(alertText(widget)).to.contain('We can’t be reached just now. Try again in a moment.');
    expect(input(widget, 'identifier').value).to.equal('robin@example.org');
    expect(errorOf(widget, 'identifier')).to.equal('');
    bff.use(bff.answers.account.recovery());
    send(widget, {});
    await untilHeading(widget, sentHeading);
  });
});
