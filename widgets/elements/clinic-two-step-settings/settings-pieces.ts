import { CopyButton } from '../../ui/copy-button.ts';
import { Countdown } from '../../ui/countdown.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FormHost } from '../../ui/form-controller.ts';
import { PasswordReveal } from '../../ui/password-field.ts';
import { QrCode } from '../../ui/qr-code.ts';
import { RecoveryCodeCard } from '../../ui/recovery-code-card.ts';
import type { RecoveryCodeHost } from '../../ui/recovery-code-card.ts';
import type { SettingsSentence } from './settings-context.ts';

/** What the steps' views are put together from, and what they remember of one step. */
export class SettingsPieces {
  /** The step's form; each step starts with nothing wrong in it. */
  readonly form: FormController<SettingsSentence>;
  readonly reveal: PasswordReveal;
  /** Another one for each step: it remembers what it has drawn. */
  qr: QrCode;
  readonly copy: CopyButton;
  readonly card: RecoveryCodeCard;
  /** Counts down to when another text message can be asked for. */
  readonly resendWait: Countdown;

  readonly #host: FormHost;

  /** @param host - the element to render anew */
  constructor(host: FormHost & RecoveryCodeHost) {
    this.#host = host;
    this.form = new FormController(host);
    this.reveal = new PasswordReveal(host);
    this.qr = new QrCode(host);
    this.copy = new CopyButton(host);
    this.card = new RecoveryCodeCard(host);
    this.resendWait = new Countdown(host);
  }

  /** Another step shows: nothing of the one before survives. */
  startAnew(): void {
    this.form.reset();
    this.reveal.hide();
    this.qr = new QrCode(this.#host);
    this.copy.forget();
    this.card.forget();
  }
}
