import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { doctorMessages } from '../../messages/doctor.ts';
import type { DoctorMessages } from '../../messages/doctor.ts';
import { button } from '../../ui/button.ts';
import { CopyButton } from '../../ui/copy-button.ts';
import { ClinicElement } from '../clinic-element.ts';
import { examinePage } from './examine-page.ts';
import { findingView } from './finding-view.ts';
import { tellFinding } from './finding.ts';
import type { Finding } from './finding.ts';
import { pageTags } from './page-tags.ts';
import { PolicyWatch } from './policy-watch.ts';
import { reportText } from './report.ts';
import { doctorStyles } from './styles.ts';

/**
 * Examines the page it stands on, each clinic and BFF that a tag there names, and says what is wrong, how it is mended,
 * and what to paste for it: `clinic` and `bff` are needed only where no other tag names them. On every page with the
 * script, `?clinic-doctor` in the page's address shows it too. It tells nothing secret and nothing about persons.
 *
 * @tag clinic-doctor
 * @summary For site builders: what is wrong on a page, and how to mend it.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicProblemEvent} clinic-problem - the clinic could not be asked about
 */
export class ClinicDoctor extends ClinicElement {
  static override readonly styleSheets: readonly string[] = [...ClinicElement.styleSheets, doctorStyles];

  readonly #policy = new PolicyWatch(document);
  readonly #copy = new CopyButton(this);
  /** Null while the page is being examined. */
  #findings: readonly Finding[] | null = null;
  #examinedAt = new Date();
  /** What its own tag named, before it took over what another one names. */
  #own = { clinic: '', bff: '' };

  override connectedCallback(): void {
    this.#own = { clinic: this.clinic, bff: this.bff };
    // The page's colours and clinic without a second question to the server.
    const [first] = this.clinic || this.bff ? [] : pageTags(this.ownerDocument);
    this.clinic ||= first?.getAttribute('clinic') ?? '';
    this.bff ||= first?.getAttribute('bff') ?? '';
    super.connectedCallback();
    this.#policy.start();
    void this.#examine();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#policy.stop();
  }

  protected override render(): TemplateResult {
    const messages = doctorMessages[this.language];
    const told = this.#findings?.map((found) => tellFinding(found, messages, this.language)) ?? [];
    const report = reportText(told, messages, this.#examinedAt);
    return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
      <p class="ca-text ca-muted">${messages.about}</p>
      <p class="ca-text ca-summary" role="status">${this.#summary(messages)}</p>
      <div class="ca-actions">
        ${button('secondary', messages.again, !this.#findings, () => this.#examine())}
        ${this.#findings ? this.#copy.button(messages, report) : nothing}
        ${this.popover ? button('secondary', messages.close, false, () => this.remove()) : nothing}
      </div>
      ${this.#copy.news(messages)}
      <ul class="ca-findings">
        ${told.map((found) => findingView(found, messages))}
      </ul>
      ${
        this.#findings
          ? html`<details class="ca-report">
              <summary>${messages.report}</summary>
              <pre class="ca-paste">${report}</pre>
            </details>`
          : nothing
      }`;
  }

  #summary({ examining, healthy, toMend, toLookAt }: DoctorMessages): string {
    if (!this.#findings) return examining;
    const count = (health: Finding['health']): number =>
      this.#findings?.filter((found) => found.health === health).length ?? 0;
    const [bad, warning] = [count('bad'), count('warning')];
    const sentences = [...(bad ? [toMend(bad)] : []), ...(warning ? [toLookAt(warning)] : [])];
    return sentences.join(' ') || healthy;
  }

  readonly #examine = async (): Promise<void> => {
    this.#findings = null;
    this.#copy.forget();
    this.requestUpdate();
    this.#findings = await examinePage(this.ownerDocument, this.#own, this.#policy);
    this.#examinedAt = new Date();
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-doctor': ClinicDoctor;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-doctor': ClinicDoctor };
