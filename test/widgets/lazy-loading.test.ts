import { expect, fixture, html } from '@open-wc/testing';
import { defineClinicAuth } from '../../widgets/define.ts';
import { until } from './support/until.ts';

/** The modules of the widgets that this page has fetched so far, by their file's name. */
function fetched(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => /\/(widgets|node_modules\/@zxcvbn-ts)\//.test(path));
}

const has = (part: string): boolean => fetched().some((path) => path.includes(part));

describe('what is fetched, and when', () => {
  it('is the login form at first, then the way back in, then the estimator, each when it is needed', async () => {
    defineClinicAuth();
    const login = await fixture<HTMLElement>(
      html`<clinic-login clinic="maple-street" locale="en"></clinic-login>`,
    );
    expect(has('clinic-login.ts')).to.equal(true);
    for (const later of ['account-flow', 'clinic-credentials', 'messages/recovery', 'strength', 'zxcvbn']) {
      expect(has(later), later).to.equal(false);
    }

    login.querySelector<HTMLElement>('.ca-more a')?.click();
    await until('the way back in', () => login.querySelector('input[name="identifier"]'));
    expect(has('account-flow')).to.equal(true);
    for (const later of ['clinic-credentials', 'strength-estimator', 'zxcvbn']) {
      expect(has(later), later).to.equal(false);
    }

    const { newPasswordFields } = await import('../../widgets/ui/new-password-fields.ts');
    const { PasswordStrength } = await import('../../widgets/ui/password-strength.ts');
    const { PasswordReveal } = await import('../../widgets/ui/password-field.ts');
    const { credentialFieldMessages } = await import('../../widgets/messages/credential-fields.ts');
    const { formMessages } = await import('../../widgets/messages/form.ts');
    const host = {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    };
    const fields = await fixture<HTMLElement>(
      html`<div>
        ${newPasswordFields({
          idPrefix: 'test',
          messages: credentialFieldMessages.en,
          formMessages: formMessages.en,
          hint: 'Any will do.',
          error: () => undefined,
          readOnly: false,
          reveal: new PasswordReveal(host),
          strength: new PasswordStrength(host),
          minLength: 12,
          personal: [],
        })}
      </div>`,
    );
    expect(has('strength-estimator')).to.equal(false);
    fields.querySelector<HTMLElement>('input[name="newPassword"]')?.focus();
    await until('the estimator', () => has('strength-estimator') && has('zxcvbn'));
  });
});
