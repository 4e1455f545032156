import { expect } from '@open-wc/testing';
import { sampleSession } from '../../demo/gallery/answers.ts';
import {
  ofPatient,
  ofPatientWithPasskey,
  whileAllIsSetUp,
} from '../../demo/gallery/two-step-settings-samples.ts';
import { alertText, buttonCalled, heading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import {
  buttonsIn,
  currentPassword,
  part,
  press,
  pressIn,
  sendForm,
  sentTo,
  settingsWith,
} from './support/two-step-settings.ts';
import { until } from './support/until.ts';
import { input, saidPolitely, untilError } from './support/way-in.ts';

describe('<clinic-two-step-settings>, passkeys', () => {
  useStandIns();

  it('renames a passkey', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    await pressIn(widget, 'Phone', 'Rename', 'Rename this passkey');
    expect(input(widget, 'name').value).to.equal('Phone');
    sendForm(widget, { name: 'Red phone' });
    await until('the overview', () => saidPolitely(widget) === 'The new name is saved.');
    expect(await sentTo(bff, 'two-step/passkeys/passkey-1')).to.deep.equal({ name: 'Red phone' });
    expect(bff.requests.at(-1)?.method).to.equal('PATCH');
    part(widget, 'Red phone');
  });

  it('tells of a name that the server does not take, at its field', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    await pressIn(widget, 'Phone', 'Rename', 'Rename this passkey');
    bff.use(
      bff.answers.settings.refuses(
        'two-step/passkeys/passkey-1',
        { code: 'malformed', field: 'name' },
        'patch',
      ),
    );
    sendForm(widget, { name: '\u202e' });
    expect(await untilError(widget, 'name')).to.contain('That can’t be a name.');
  });

  it('removes a passkey after the password', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    await pressIn(widget, 'Blue key', 'Remove', 'Remove “Blue key in the drawer”?');
    sendForm(widget, { currentPassword });
    await until('the overview', () => saidPolitely(widget) === 'It is removed.');
    expect(await sentTo(bff, 'two-step/passkeys/passkey-2/remove')).to.deep.equal({ currentPassword });
    expect(widget.textContent).not.to.contain('Blue key');
  });

  it('tells of a passkey that is gone already, and shows how things stand', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    await pressIn(widget, 'Blue key', 'Remove', 'Remove “Blue key in the drawer”?');
    bff.use([
      ...bff.answers.settings.refuses('two-step/passkeys/passkey-2/remove', { code: 'not-found' }),
      ...bff.answers.settings.works({ ...whileAllIsSetUp, passkeys: whileAllIsSetUp.passkeys.slice(0, 1) }),
    ]);
    sendForm(widget, { currentPassword });
    await until('the problem', () => alertText(widget).includes('That is not there any more.'));
    await press(buttonCalled(widget, 'Back'), widget, '2-Step Verification');
    await until('the news', () => !widget.textContent.includes('Blue key'));
  });

  it('is passkeys and nothing else for patients', async () => {
    const { widget } = await settingsWith(ofPatientWithPasskey, sampleSession);
    expect(heading(widget)).to.equal('Passkeys');
    expect(buttonsIn(widget)).to.deep.equal(['Rename', 'Remove', 'Add another passkey']);
    expect(widget.textContent).not.to.contain('2-Step');
    await pressIn(widget, 'Phone', 'Remove', 'Remove “Phone”?');
    expect(widget.textContent).not.to.contain('2-Step');
    sendForm(widget, { currentPassword });
    await until('the overview', () => saidPolitely(widget) === 'It is removed.');
    expect(buttonsIn(widget)).to.deep.equal(['Set Up']);
  });

  it('says in words why a passkey cannot be made here', async () => {
    const elsewhere = { ...ofPatient, passkeysWorkHere: false };
    const { widget } = await settingsWith(elsewhere, sampleSession);
    expect(widget.textContent).to.contain('Passkeys don’t work on this page');
    expect(buttonsIn(widget)).to.deep.equal([]);
  });

  it('says so where the browser knows no passkeys', async () => {
    const known = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential') ?? {};
    Reflect.deleteProperty(window, 'PublicKeyCredential');
    try {
      const { widget } = await settingsWith(ofPatientWithPasskey, sampleSession);
      expect(widget.textContent).to.contain('This browser can’t make passkeys.');
      expect(buttonsIn(widget)).to.deep.equal(['Rename', 'Remove']);
    } finally {
      Object.defineProperty(window, 'PublicKeyCredential', known);
    }
  });
});
