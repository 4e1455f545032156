import { html, LitElement } from 'lit';

/** What a page cannot do with less of: Lit and a form with a username and a password. */
class BareForm extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render() {
    return html`<form method="post">
      <label>Username <input name="username" autocomplete="username" /></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" /></label>
      <button>Log in</button>
    </form>`;
  }
}
customElements.define('bare-form', BareForm);
