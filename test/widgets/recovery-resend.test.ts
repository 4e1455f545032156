import { expect } from '@open-wc/testing';
import { delay, http } from 'msw';
import { sampleCode } from '../../demo/gallery/account-answers.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { alertText, buttonCalled, find } from './support/page.ts';
import { bodyOf, goodBff, waiting } from './support/recovery.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { input, saidPolitely, send, untilInput } from './support/way-in.ts';

describe('<clinic-forgot-password>, the email once more', () => {
  useStandIns();

  it('offers the email again after a while that counts down, and says so aloud when it is over', async () => {
    const bff = goodBff();
    const timers = useFakeTimers();
    try {
      const widget = await waiting(bff);
      const resend = buttonCalled(widget, 'Resend code');
      const wait = (): string => find(widget, '.ca-resend .ca-clock', HTMLElement).textContent;
      expect(wait()).to.equal('You can ask for another email in 1:00.');
      expect(resend.getAttribute('aria-disabled')).to.equal('true');
      resend.click();
      timers.advance(33_000);
      await widget.updateComplete;
      expect(wait()).to.equal('You can ask for another email in 0:27.');
      expect(saidPolitely(widget)).to.equal('');
      timers.advance(27_000);
      await widget.updateComplete;
      expect(saidPolitely(widget)).to.equal('You can ask for another email now.');
      expect(resend.hasAttribute('aria-disabled')).to.equal(false);
      expect(bff.asked.filter((call) => call.endsWith('/recovery'))).to.have.lengthOf(1);
      input(widget, 'code').value = '123';
      resend.click();
      await until('the second asking', () => saidPolitely(widget).startsWith('If we have a profile'));
      expect(await bodyOf(bff, '/recovery')).to.deep.equal({
        identifier: 'robin@example.org',
        locale: 'en',
        waitingToken: 'waiting-1',
      });
      expect(wait()).to.equal('You can ask for another email in 1:00.');
      expect(input(widget, 'code').value).to.equal('123');
    } finally {
      timers.restore();
    }
  });

  it('says that the email is being sent again, at the button that does it, and offers it again if that fails', async () => {
    const bff = standInBff(({ account, loggedOut }) => [...account.recovery(undefined, 0), ...loggedOut()]);
    const widget = await waiting(bff);
    bff.use([http.post(`${bff.url}/*/recovery`, async () => delay('infinite'))]);
    const [next, resend] = [buttonCalled(widget, 'Next'), buttonCalled(widget, 'Resend code')];
    resend.click();
    await widget.updateComplete;
    expect([next, resend].map(({ textContent }) => textContent.trim())).to.deep.equal(['Next', 'Sending…']);
    buttonCalled(widget, 'Back').click();
    await untilInput(widget, 'identifier');

    bff.use(bff.answers.account.recovery(undefined, 0));
    send(widget, { identifier: 'robin@example.org' });
    await untilInput(widget, 'code');
    bff.use(bff.answers.unreachable());
    buttonCalled(widget, 'Resend code').click();
    await until('the problem', () => alertText(widget));
    expect(buttonCalled(widget, 'Resend code').ariaBusy).to.equal(null);
  });

  it('shows the newest waiting token with the code, after the email was sent again', async () => {
    const bff = standInBff(({ account, loggedOut }) => [
      ...account.recovery(undefined, 0),
      ...account.link(),
      ...loggedOut(),
    ]);
    const widget = await waiting(bff);
    buttonCalled(widget, 'Resend code').click();
    await until(
      'the second asking',
      () => bff.asked.filter((call) => call.endsWith('/recovery')).length === 2,
    );
    await until('its answer', () => find(widget, '.ca-resend button', HTMLElement).ariaBusy === null);
    send(widget, { code: sampleCode });
    await untilInput(widget, 'newPassword');
    expect(await bodyOf(bff, '/recovery/code')).to.deep.equal({
      waitingToken: 'waiting-2',
      code: sampleCode,
    });
  });
});
