/**
 * Somebody with a browser, who finds fields by their labels and buttons by their names. What differs from browser to
 * browser stays behind this, so that one journey runs in all of them. Whatever is waited for comes within
 * {@link PATIENCE_MS}, or the visitor throws.
 */
export interface Visitor {
  /** The browser and its version, for what is printed. */
  readonly browser: string;
  open(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Types into the visible field with exactly this label, in place of what it holds. */
  fill(label: string, text: string): Promise<void>;
  /** Presses the visible button with exactly this name. */
  press(name: string): Promise<void>;
  /** Waits until this text can be seen. */
  sees(text: string): Promise<unknown>;
  /** Waits until a button with exactly this name can be seen. */
  seesButton(name: string): Promise<unknown>;
  /** All text that can be seen now. */
  visibleText(): Promise<string>;
  /** The address of the page. */
  address(): Promise<string>;
  /**
   * Runs a script in the page, with all that the page's own scripts could do.
   *
   * @param body of an async function of one argument, `input`; what it returns has to be JSON
   */
  run(body: string, input?: unknown): Promise<unknown>;
  /** Keeps a picture of what can be seen. */
  picture(file: string): Promise<unknown>;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
}

/** A page, an answer or a browser on a busy machine may take so long. */
export const PATIENCE_MS = 20_000;
