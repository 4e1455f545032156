import type { Terminal } from './command.ts';
import type { ImportCounts } from './import-report.ts';

const WIDTH = 30;
/** Shown at most so often: terminals are slow. */
const STEP_MS = 100;

/** A line that tells how far a long command is; where nobody watches, there is none. */
export interface ProgressLine {
  /** @param done bytes of the file that are through. */
  show(done: number, counts: ImportCounts): void;
  end(): void;
}

/** @param all bytes of the file. */
export function createProgressLine({ err }: Pick<Terminal, 'err'>, all: number): ProgressLine {
  let shownAt = -Infinity;
  return {
    show(done, counts) {
      const now = performance.now();
      if (err.isTTY !== true || now - shownAt < STEP_MS) return;
      shownAt = now;
      const part = Math.min(1, done / all);
      const bar = '#'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '.');
      const { created, changed, unchanged, refused } = counts;
      const lines = created + changed + unchanged + refused;
      err.write(`\r[${bar}] ${Math.floor(part * 100)} %  ${lines} lines, ${refused} refused\u001b[K`);
    },
    end() {
      if (shownAt > -Infinity) err.write('\r\u001b[K');
    },
  };
}
