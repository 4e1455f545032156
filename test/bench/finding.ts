/** One measured figure beside its goal. */
export interface Finding {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
  readonly met: boolean;
}

/** A figure that should be at least so much. */
export function atLeast(what: string, value: number, goal: number, unit = ''): Finding {
  return { what, value: `${round(value)}${unit}`, goal: `at least ${goal}${unit}`, met: value >= goal };
}

/** A figure that should be at most so much. */
export function atMost(what: string, value: number, goal: number, unit = ''): Finding {
  return { what, value: `${round(value)}${unit}`, goal: `at most ${goal}${unit}`, met: value <= goal };
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}
