import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

/** What a Content Security Policy has kept from happening. */
interface Violation {
  readonly effectiveDirective: string;
  readonly blockedURL: string;
  /** A policy that only reports is in nobody's way. */
  readonly disposition: string;
}

/** Notes what the page's Content Security Policy blocks, from before it was asked to where the browser tells. */
export class PolicyWatch {
  readonly #violations: Violation[] = [];
  readonly #page: Document;
  #observer: ReportingObserver | null = null;

  /** @param page - whose policy it is */
  constructor(page: Document) {
    this.#page = page;
  }

  start(): void {
    this.#page.addEventListener('securitypolicyviolation', this.#note);
    if (typeof ReportingObserver !== 'function') return;
    // What was blocked before this code was there: the event does not tell of it.
    this.#observer = new ReportingObserver(
      (reports) => {
        for (const { body } of reports) if (isViolation(body)) this.#add(body);
      },
      { types: ['csp-violation'], buffered: true },
    );
    this.#observer.observe();
  }

  stop(): void {
    this.#page.removeEventListener('securitypolicyviolation', this.#note);
    this.#observer?.disconnect();
  }

  /** Whether the policy has blocked a request to this address, or below it. */
  hasBlocked(directive: string, address: string): boolean {
    return this.#violations.some(
      ({ effectiveDirective, blockedURL }) =>
        effectiveDirective === directive && originOf(blockedURL) === originOf(address),
    );
  }

  /**
   * What the policy has blocked of the widgets'.
   *
   * @param origins - those that the widgets load from and talk to
   */
  findings(origins: readonly string[]): readonly Finding[] {
    const found = this.#violations.flatMap(({ effectiveDirective, blockedURL }) => {
      const origin = originOf(blockedURL);
      if (!origins.includes(origin)) return [];
      // What pages write; browsers name the more exact directive.
      const directive = effectiveDirective.replace(/-src-\w+$/, '-src');
      return [finding('policy-blocks', 'bad', [directive], `${directive} ${origin}`)];
    });
    return found.length ? found : [finding('policy-fine', 'good')];
  }

  readonly #note = ({ effectiveDirective, blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    this.#add({ effectiveDirective, blockedURL: blockedURI, disposition });
  };

  #add({ effectiveDirective, blockedURL, disposition }: Violation): void {
    if (disposition === 'enforce') this.#violations.push({ effectiveDirective, blockedURL, disposition });
  }
}

function isViolation(body: unknown): body is Violation {
  return typeof body === 'object' && body !== null && 'effectiveDirective' in body && 'blockedURL' in body;
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
