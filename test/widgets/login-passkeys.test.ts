import { expect } from '@open-wc/testing';
import { sampleSecondStep, sampleSetUp, startingWith } from '../../demo/gallery/login-step-samples.ts';
import { announcements } from './support/announcements.ts';
import { useFakeCredentials } from './support/credentials.ts';
import type { FakeCredentials } from './support/credentials.ts';
import { atStep, sentTo, stepsBff, stepsWidget, timesAsked } from './support/login-steps.ts';
import { buttonCalled, find, has, heading, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { input, send, untilError, untilInput } from './support/way-in.ts';

const challenge = 'POST /v1/clinics/maple-street/login/passkey/challenge';

function problemText(place: ParentNode): string {
  return [...place.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent.trim()).join('');
}

async function passkeyButton(widget: ParentNode): Promise<HTMLButtonElement> {
  await until('the button', () => widget.textContent?.includes('Log in with a passkey'));
  return buttonCalled(widget, 'Log in with a passkey');
}

describe('passkeys in a login', () => {
  useStandIns();
  let credentials: FakeCredentials;
  beforeEach(() => {
    credentials = useFakeCredentials();
  });
  afterEach(() => {
    credentials.restore();
  });

  describe('in place of the password', () => {
    it('have a button below the form, and nothing is asked of the server before it is pressed', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await stepsWidget(bff);
      const button = await passkeyButton(widget);
      input(widget, 'username').focus();
      expect(timesAsked(bff, challenge)).to.equal(0);
      button.click();
      await until('the question', () => credentials.asked.length);
      expect(credentials.asked[0]?.publicKey?.userVerification).to.equal('required');
      expect(credentials.asked[0]?.mediation).to.equal(undefined);
      credentials.answerWithPasskey();
      await untilHeading(widget, '2-Step Verification');
      const [body] = await sentTo(bff, 'login/passkey');
      expect(body).to.have.nested.property('assertion.id', 'AQID');
      expect(body).to.have.nested.property('assertion.response.signature', 'AQID');
    });

    it('can be declined, which is told kindly, and tried again', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await stepsWidget(bff);
      const heard = announcements(document);
      const button = await passkeyButton(widget);
      input(widget, 'username').value = 'staff';
      button.click();
      await until('the question', () => credentials.asked.length === 1);
      credentials.refuse();
      await until('the problem', () => problemText(widget).includes('No passkey was used'));
      expect(input(widget, 'username').value).to.equal('staff');
      expect(heard.lines).to.deep.equal(['problem passkey-cancelled']);
      button.click();
      await until('the question', () => credentials.asked.length === 2);
      heard.stop();
    });

    it('are suggested at the username, with a challenge that is fetched when the field gets the focus', async () => {
      credentials.restore();
      credentials = useFakeCredentials(true);
      const bff = stepsBff(sampleSecondStep);
      const widget = await stepsWidget(bff);
      await passkeyButton(widget);
      expect(timesAsked(bff, challenge)).to.equal(0);
      input(widget, 'username').focus();
      await until('the question', () => credentials.asked.length);
      expect(credentials.asked[0]?.mediation).to.equal('conditional');
      input(widget, 'password').focus();
      input(widget, 'username').focus();
      credentials.answerWithPasskey();
      await untilHeading(widget, '2-Step Verification');
      expect(timesAsked(bff, challenge)).to.equal(1);
    });

    it('are no longer suggested once the password did it', async () => {
      credentials.restore();
      credentials = useFakeCredentials(true);
      const widget = await stepsWidget(stepsBff(sampleSecondStep));
      await passkeyButton(widget);
      input(widget, 'username').focus();
      await until('the question', () => credentials.asked.length);
      send(widget, { username: 'staff', password: 'a long demo passphrase' });
      await untilHeading(widget, '2-Step Verification');
      await until('the end of it', () => credentials.asked[0]?.signal?.aborted);
      expect(problemText(widget)).to.equal('');
    });

    it('have no button where the browser knows none', async () => {
      const real = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
      Reflect.deleteProperty(window, 'PublicKeyCredential');
      try {
        const widget = await stepsWidget(stepsBff(sampleSecondStep));
        await new Promise((idle) => requestIdleCallback(idle));
        await widget.updateComplete;
        expect(widget.textContent).not.to.include('passkey');
      } finally {
        if (real) Object.defineProperty(window, 'PublicKeyCredential', real);
      }
    });
  });

  describe('as the second step', () => {
    it('are asked for by a button, with the tick for trust going along', async () => {
      const bff = stepsBff(startingWith('passkey'));
      const widget = await atStep(bff);
      expect(credentials.asked).to.have.lengthOf(0);
      find(widget, 'input[type="checkbox"]', HTMLInputElement).click();
      buttonCalled(widget, 'Use a passkey or security key').click();
      await until('the question', () => credentials.asked.length);
      credentials.answerWithPasskey();
      await untilHeading(widget, 'Robin Ellis');
      expect((await sentTo(bff, 'login/second-step/passkey'))[0]).to.have.property('trustBrowser', true);
    });

    for (const [name, words] of [
      ['NotAllowedError', 'No passkey was used'],
      ['SecurityError', 'do not work on this page'],
      ['InvalidStateError', 'was not accepted'],
    ] as const) {
      it(`say what a browser’s ${name} means, and offer another try`, async () => {
        const widget = await atStep(stepsBff(startingWith('passkey')));
        buttonCalled(widget, 'Use a passkey or security key').click();
        await until('the question', () => credentials.asked.length);
        credentials.refuse(name);
        await until('the problem', () => problemText(widget).includes(words));
        buttonCalled(widget, 'Use a passkey or security key').click();
        await until('the next question', () => credentials.asked.length === 2);
      });
    }
  });

  it('are no way on in a browser that knows none', async () => {
    const real = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
    Reflect.deleteProperty(window, 'PublicKeyCredential');
    try {
      const widget = await atStep(stepsBff(startingWith('passkey')));
      await until('another way', () => widget.textContent.includes('We can send a text message'));
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      expect(widget.textContent).not.to.include('passkey');
    } finally {
      if (real) Object.defineProperty(window, 'PublicKeyCredential', real);
    }
  });

  describe('to set up', () => {
    it('get a name, and then the recovery code', async () => {
      const bff = stepsBff(sampleSetUp);
      const widget = await atStep(bff);
      widget.querySelector<HTMLElement>('.ca-method button')?.click();
      await untilInput(widget, 'passkeyName');
      send(widget, { passkeyName: ' ' });
      expect(await untilError(widget, 'passkeyName')).to.equal('Enter a name.');
      send(widget, { passkeyName: 'Blue key' });
      await until('the question', () => credentials.asked.length);
      expect(credentials.asked[0]?.publicKey).to.have.nested.property('user.name', 'staff');
      credentials.answerWithPasskey();
      await untilHeading(widget, 'Save your recovery code');
      expect((await sentTo(bff, 'login/set-up/passkey'))[0]).to.have.property('name', 'Blue key');
    });
  });

  describe('beside text messages', () => {
    it('the code of a message is filled in and sent, once', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      await until('the question', () => credentials.asked.length);
      expect(credentials.asked[0]?.otp).to.deep.equal({ transport: ['sms'] });
      credentials.answerWithCode('482913');
      await untilHeading(widget, 'Robin Ellis');
      expect(await sentTo(bff, 'login/second-step/code')).to.have.lengthOf(1);
    });

    it('nobody waits for a message any more once another way shows, or the widget is gone', async () => {
      const widget = await atStep(stepsBff(sampleSecondStep));
      await until('the question', () => credentials.asked.length);
      buttonCalled(widget, 'Use recovery code instead').click();
      await until('the end of it', () => credentials.asked[0]?.signal?.aborted);
      buttonCalled(widget, 'Back').click();
      await until('the next question', () => credentials.asked.length === 2);
      widget.remove();
      expect(credentials.asked[1]?.signal?.aborted).to.equal(true);
    });

    it('a person who declines types the code', async () => {
      const widget = await atStep(stepsBff(sampleSecondStep));
      await until('the question', () => credentials.asked.length);
      credentials.refuse();
      send(widget, { code: '000000' });
      await untilError(widget, 'code');
      expect(credentials.asked).to.have.lengthOf(1);
      expect(has(widget, 'input[name="code"]')).to.equal(true);
      expect(heading(widget)).to.equal('2-Step Verification');
    });
  });
});
