import { takeFromFragment } from '../../client/link-token.ts';
import { AccountFlow } from './account-flow.ts';
import type { FlowStep } from './flow-step.ts';

/**
 * Where an email's link lands. What the link is for decides what shows, whichever tag stands there: a link may be
 * older than the login that its profile has by now, or have been made before there was one.
 */
export abstract class LinkLanding extends AccountFlow {
  #token: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#take();
    // Another link, followed in a tab that shows this page already, changes no more than the fragment.
    addEventListener('hashchange', this.#take);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#take);
  }

  protected override firstStep(): FlowStep {
    return this.#token === null ? { name: 'link-missing' } : { name: 'opening-link', token: this.#token };
  }

  readonly #take = (): void => {
    const token = takeFromFragment('token');
    if (token === null) return;
    this.#token = token;
    if (this.hasUpdated) this.show(this.firstStep());
  };
}
