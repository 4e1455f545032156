/** `change`: a client knows more than before: whose session it is, which clinic, or that neither could be had. */
export class ClientChangeEvent extends Event {
  /** Whoever has just logged in or out through this client; null: it is news from elsewhere. */
  readonly by: object | null;

  constructor(by: object | null) {
    super('change');
    this.by = by;
  }
}

/** What a client tells. */
export interface AuthClientEvents {
  change: ClientChangeEvent;
  /** The list of the person's sessions is no longer what it was. */
  sessions: Event;
}
