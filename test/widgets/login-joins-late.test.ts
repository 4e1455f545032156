import { expect } from '@open-wc/testing';
import { sampleSecondStep } from '../../demo/gallery/login-step-samples.ts';
import { AuthClient } from '../../widgets/index.ts';
import { loginWidget } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { untilInput } from './support/way-in.ts';

// Alone in its file: the code of the later steps must not have been fetched before.
describe('<clinic-login> that comes into a login under way, as after choosing a first password', () => {
  useStandIns();

  it('fetches the code of the step and shows it', async () => {
    const bff = standInBff((answers) => [
      ...answers.loginSteps.leadsTo(sampleSecondStep),
      ...answers.loggedOut(),
    ]);
    const client = AuthClient.for({ bff: bff.url, clinic: 'maple-street' });
    await client.load();
    await client.logIn({ username: 'staff', password: 'a long demo passphrase' });
    expect(client.step?.name).to.equal('second-step');
    const login = await loginWidget(bff);
    expect(login.client).to.equal(client);
    await untilInput(login, 'code');
  });
});
