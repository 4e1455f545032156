import { expect, fixture, html } from '@open-wc/testing';
import { bffOfScript } from '../../widgets/client/bff-address.ts';
import type * as definitions from '../../widgets/define.ts';
import { ClinicAccount, ClinicLogin, defineClinicAuth } from '../../widgets/index.ts';
import { until } from './support/until.ts';

describe('defining the tags', () => {
  it('waits with a widget until its tag turns up, in a shadow root too', async () => {
    defineClinicAuth();
    expect(customElements.get('clinic-login')).to.equal(ClinicLogin);
    expect(customElements.get('clinic-account')).to.equal(undefined);
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p><clinic-account>My Account</clinic-account></p>';
    document.body.append(host);
    await until('the definition', () => customElements.get('clinic-account') === ClinicAccount);
    host.remove();
  });

  it('can be asked for again, and leaves what is defined as it is', async () => {
    defineClinicAuth();
    defineClinicAuth({ bff: 'https://bff.example' });
    const login = await fixture(html`<clinic-login clinic="maple-street"></clinic-login>`);
    expect(login).to.be.instanceOf(ClinicLogin);
    expect((login as ClinicLogin).client.bff).to.equal('https://bff.example');
  });

  it('does no harm in a page with a second copy of the script', async () => {
    const address = new URL('../../widgets/define.ts?copy', import.meta.url).href;
    const copy = (await import(address)) as typeof definitions;
    expect(copy.defineClinicAuth).not.to.equal(defineClinicAuth);
    copy.defineClinicAuth();
    expect(customElements.get('clinic-login')).to.equal(ClinicLogin);
  });

  it('takes the place that the script came from for the BFF', () => {
    expect(bffOfScript('https://auth.clinic.example/widgets/clinic-auth.js')).to.equal(
      'https://auth.clinic.example/',
    );
    expect(bffOfScript('https://clinic.example/auth/widgets/clinic-auth.js?v=1')).to.equal(
      'https://clinic.example/auth/',
    );
  });

  it('takes it as well where the script is a pinned version', () => {
    for (const bff of ['https://auth.clinic.example/', 'https://clinic.example/widgets/'])
      expect(bffOfScript(`${bff}widgets/0.1.0-3fa9c1d2/clinic-auth.js`)).to.equal(bff);
    expect(bffOfScript('https://clinic.example/widgets/widgets/clinic-auth.js')).to.equal(
      'https://clinic.example/widgets/',
    );
  });
});
