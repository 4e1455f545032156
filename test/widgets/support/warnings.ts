/** What goes to the console as a warning, kept for a test to look at. */
export interface Warnings {
  readonly texts: readonly string[];
  restore(): void;
}

/** Keeps this library's warnings from the console, and for the test. */
export function spyOnWarnings(): Warnings {
  const real = console.warn;
  const texts: string[] = [];
  console.warn = (...parts: unknown[]) => {
    const text = parts.join(' ');
    if (text.startsWith('clinic-auth:')) texts.push(text);
    else real(...parts);
  };
  return {
    texts,
    restore: () => {
      console.warn = real;
    },
  };
}
