import { expect, fixtureCleanup } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import {
  sampleAuthenticator,
  sampleSaveCode,
  sampleSecondStep,
  sampleSetUp,
} from '../../demo/gallery/login-step-samples.ts';
import type { Step } from '../../bff/contract/index.ts';
import { AuthClient } from '../../widgets/index.ts';
import { announcements } from './support/announcements.ts';
import { atStep, sentTo, steps, stepsBff, stepsWidget, timesAsked } from './support/login-steps.ts';
import type { StepsTag } from './support/login-steps.ts';
import { alertText, buttonCalled, expectFocus, find, has, heading, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { errorOf, input, linkToken, send, untilInput, wayIn } from './support/way-in.ts';

const standing = 'GET /v1/clinics/maple-street/login';

/** A BFF at which a login stands at this step already. */
function underWay(step: Step): StandInBff {
  return standInBff(({ loginSteps, loggedOut }) => [...loginSteps.leadsTo(step, true), ...loggedOut()]);
}

/** What a page keeps of a login that is under way. */
function keptOf({ url }: StandInBff): string | null {
  return sessionStorage.getItem(`clinic-auth:${url}:maple-street`);
}

async function reloaded(step: Step, tag: StepsTag): Promise<[StandInBff, HTMLElement]> {
  const bff = underWay(step);
  sessionStorage.setItem(`clinic-auth:${bff.url}:maple-street`, '');
  return [bff, await stepsWidget(bff, tag)];
}

describe('a login that is under way', () => {
  useStandIns();
  beforeEach(() => {
    sessionStorage.clear();
  });

  describe('in a page that is loaded again', () => {
    for (const tag of ['clinic-login', 'clinic-two-step'] as const) {
      it(`goes on where it was in <${tag}>, without taking the focus`, async () => {
        const heard = announcements(document);
        const [bff, widget] = await reloaded(sampleSecondStep, tag);
        await untilInput(widget, 'code');
        expect(timesAsked(bff, standing)).to.equal(1);
        expect(heard.lines).to.deep.equal(['step second-step']);
        expectFocus(document.body);
        heard.stop();
      });
    }

    it('goes on at the recovery code in <clinic-recovery-code>', async () => {
      const [, widget] = await reloaded(sampleSecondStep, 'clinic-recovery-code');
      await untilInput(widget, 'recoveryCode');
    });

    it('goes on at the set-up that was begun', async () => {
      const begun = { method: 'authenticator', ...sampleAuthenticator } as const;
      const [, widget] = await reloaded({ ...sampleSetUp, begun }, 'clinic-login');
      await untilHeading(widget, 'Set up an authenticator app');
      await until('the picture', () => widget.querySelector('svg.ca-qr path'));
    });

    it('begins anew where the server knows of none, and does not ask again', async () => {
      const [bff, widget] = await reloaded({ name: 'password' }, 'clinic-login');
      await untilHeading(widget, 'Log in');
      expect(keptOf(bff)).to.equal(null);
    });

    it('is asked for only where there was one', async () => {
      const bff = underWay(sampleSecondStep);
      const widget = await stepsWidget(bff);
      await until('the clinic', () => AuthClient.for({ bff: bff.url, clinic: 'maple-street' }).clinic);
      expect(heading(widget)).to.equal('Log in');
      expect(timesAsked(bff, standing)).to.equal(0);
    });

    it('is remembered from the password to the end, with nothing of what it was about', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      expect(keptOf(bff)).to.equal('');
      send(widget, { code: '482913' });
      await untilHeading(widget, 'Robin Ellis');
      expect(keptOf(bff)).to.equal(null);
    });
  });

  it('tells what went wrong on the way to its step, once, until something has gone right', async () => {
    const standing: Step = { ...sampleSecondStep, sms: null };
    const bff = stepsBff(standing);
    const refuse = { code: 'sms-limit', retryAfterSeconds: 600 } as const;
    bff.use([
      http.post('*/v1/clinics/:clinic/login', () => HttpResponse.json({ step: standing, problem: refuse })),
    ]);
    const heard = announcements(document);
    const widget = await atStep(bff);
    await until('the problem', () => widget.querySelector('.ca-problem'));
    expect(widget.querySelectorAll('.ca-problem')).to.have.lengthOf(1);
    expect(alertText(steps(widget))).to.include('in 10 minutes, or choose another way.');
    expect(heard.lines).to.include('problem sms-limit');
    bff.use(bff.answers.loginSteps.leadsTo(standing, true));
    buttonCalled(widget, 'Send code').click();
    await untilInput(widget, 'code');
    await until('the end of it', () => !has(widget, '.ca-problem'));
    heard.stop();
  });

  describe('that ends', () => {
    it('says so above the login form', async () => {
      const bff = stepsBff(sampleSecondStep);
      bff.use(
        bff.answers.loginSteps.refuses('second-step/code', { code: 'login-ended' }, { name: 'password' }),
      );
      const heard = announcements(document);
      const widget = await atStep(bff);
      send(widget, { code: '482913' });
      await untilHeading(widget, 'Log in');
      await until('the problem', () => alertText(widget).includes('Please log in again.'));
      expect(heard.lines).to.deep.equal([
        'step password',
        'step second-step',
        'problem login-ended',
        'step password',
      ]);
      expectFocus(widget.querySelector('.ca-heading'));
      heard.stop();
    });

    it('keeps the code when the server cannot be reached, and offers another try', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      bff.use(bff.answers.unreachable());
      send(widget, { code: '482913' });
      await until('the problem', () => alertText(steps(widget)).includes('can’t be reached'));
      expect(input(widget, 'code').value).to.equal('482913');
      bff.use(bff.answers.loginSteps.leadsTo(sampleSecondStep, true));
      find(widget, 'form button[type="submit"]', HTMLButtonElement).click();
      await untilHeading(widget, 'Robin Ellis');
    });
  });

  describe('with a set-up that the clinic enforces', () => {
    it('says why, offers the methods, and takes an app from its key to the recovery code', async () => {
      const bff = stepsBff(sampleSetUp);
      const heard = announcements(document);
      const widget = await atStep(bff);
      expect(heading(widget)).to.equal('Set up 2-Step Verification');
      expect(widget.textContent).to.include('Maple Street Physiotherapy asks all staff');
      const methods = [...widget.querySelectorAll('.ca-method button')];
      expect(methods.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
        'Set Up: Passkey or security key',
        'Set Up: Authenticator app',
        'Set Up: Text message (SMS)',
      ]);
      (methods[1] as HTMLElement).click();
      await untilHeading(widget, 'Set up an authenticator app');
      expectFocus(widget.querySelector('.ca-heading'));
      expect(find(widget, '.ca-key', HTMLElement).textContent).to.equal(
        'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
      );
      send(widget, { code: '000000' });
      await until('the error', () => errorOf(widget, 'code').includes('clock'));
      send(widget, { code: '482 913' });
      await untilHeading(widget, 'Save your recovery code');
      buttonCalled(widget, 'Next').click();
      await untilHeading(widget, 'Robin Ellis');
      expect(heard.lines).to.deep.equal([
        'step password',
        'step set-up-two-step',
        'problem wrong-code',
        'step save-recovery-code',
        'logged-in profile-1 at maple-street, fresh',
        'step logged-in',
      ]);
      heard.stop();
    });

    it('takes a mobile number, and then its code', async () => {
      const bff = stepsBff(sampleSetUp);
      const refused = bff.answers.loginSteps.refuses('set-up/sms', { code: 'phone-unusable' }, sampleSetUp);
      const widget = await atStep(bff);
      widget.querySelectorAll<HTMLElement>('.ca-method button')[2]?.click();
      const field = await untilInput(widget, 'mobilePhone');
      expect(field.value).to.equal('+1 613 555 0101');
      expect(field.getAttribute('autocomplete')).to.equal('tel');
      expect(field.labels?.[0]?.textContent).to.equal('Mobile phone');
      send(widget, { mobilePhone: '' });
      await until('the error', () => errorOf(widget, 'mobilePhone') === 'Enter your mobile phone number.');
      bff.use(refused);
      send(widget, { mobilePhone: '12' });
      await until('the error', () => errorOf(widget, 'mobilePhone').includes('can’t go to that number'));
      bff.use(bff.answers.loginSteps.leadsTo(sampleSetUp, true));
      send(widget, { mobilePhone: '613 555 0101' });
      expectFocus(await untilInput(widget, 'code'));
      send(widget, { code: '482913' });
      await untilHeading(widget, 'Save your recovery code');
      expect((await sentTo(bff, 'login/set-up/sms')).at(-1)).to.deep.equal({ mobilePhone: '613 555 0101' });
    });

    it('goes back to the methods when a set-up has ended, and says so', async () => {
      const bff = stepsBff(sampleSetUp);
      const widget = await atStep(bff);
      widget.querySelectorAll<HTMLElement>('.ca-method button')[1]?.click();
      await untilInput(widget, 'code');
      bff.use(
        bff.answers.loginSteps.refuses('set-up/authenticator/code', { code: 'set-up-ended' }, sampleSetUp),
      );
      send(widget, { code: '482913' });
      await until('the methods', () => widget.querySelector('.ca-method'));
      await until('the problem', () => alertText(steps(widget)).includes('This took too long'));
    });

    it('follows on the welcome email’s link', async () => {
      const bff = standInBff(({ loginSteps, account, loggedOut }) => [
        ...loginSteps.leadsTo(sampleSetUp),
        ...account.link({ purpose: 'set-up-account', name: 'Robin', username: null, passwordMinLength: 12 }),
        ...loggedOut(),
      ]);
      const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
      await untilInput(widget, 'username');
      const password = 'green river pencil lamp';
      send(widget, { username: 'robin', newPassword: password, confirmPassword: password });
      await untilHeading(widget, 'Set up 2-Step Verification');
      await until('the focus', () => document.activeElement === widget.querySelector('.ca-heading'));
    });
  });

  describe('with a recovery code to save', () => {
    it('copies it, and says so', async () => {
      const widget = await atStep(stepsBff(sampleSaveCode));
      const real = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
      let copied = '';
      const writeText = async (text: string): Promise<void> => void (copied = text);
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
      try {
        buttonCalled(widget, 'Copy').click();
        await until('the news', () => widget.querySelector('.ca-news')?.textContent === 'Copied.');
        expect(copied).to.equal('K7M2QX');
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
        expect(real).not.to.equal(undefined);
      }
    });

    it('downloads it as a PDF in the page’s language, or says that it could not', async () => {
      const bff = stepsBff(sampleSaveCode);
      const widget = await atStep(bff);
      const downloads: string[] = [];
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        downloads.push(`${this.download} ${this.protocol}`);
      };
      try {
        buttonCalled(widget, 'Download PDF').click();
        await until('the download', () => downloads.length);
        expect(downloads).to.deep.equal(['recovery-code-maple-street.pdf blob:']);
        expect(await sentTo(bff, 'recovery-code-pdf')).to.deep.equal([
          { recoveryCode: 'K7M2QX', locale: 'en' },
        ]);
        bff.use([http.post('*/recovery-code-pdf', () => new Response('', { status: 503 }))]);
        buttonCalled(widget, 'Download PDF').click();
        await until('the news', () => widget.textContent.includes('The PDF could not be had.'));
        expect(downloads).to.have.lengthOf(1);
      } finally {
        HTMLAnchorElement.prototype.click = click;
      }
    });
  });

  it('leaves nothing behind in the page when its widget goes', async () => {
    const widget = await atStep(stepsBff(sampleSecondStep));
    expect(has(widget, 'clinic-two-step')).to.equal(true);
    const sheets = document.adoptedStyleSheets.length;
    fixtureCleanup();
    expect(document.adoptedStyleSheets.length).to.be.below(sheets);
  });
});
