import type { Import } from './imports.ts';

/** One rule of who may import whom. Paths are from the top of the repository. */
interface Arrow {
  readonly of: RegExp;
  readonly never: RegExp;
  readonly because: string;
}

/** What is not the BFF's inside: where parts are put together, and what they are put together into. */
const ROOT_FILES = 'bff/(main|node|config|log)\\.ts$';

/**
 * Which way imports point: contract <- domain <- actions <- http; storage and delivery are handed in by what
 * starts a node; widgets and BFF meet in the contract's types only.
 */
const arrows: readonly Arrow[] = [
  { of: /^bff\/contract\//, never: /^(?!bff\/contract\/)/, because: 'the contract imports nothing' },
  { of: /^bff\/domain\//, never: /^bff\/(?!domain\/|contract\/)/, because: 'rules are pure' },
  {
    of: /^bff\/domain\//,
    never: /^(node:|hono|@hono\/|kysely|pg$|better-sqlite3|pino|nodemailer|resend|zod|prom-client)/,
    because: 'rules do no input or output',
  },
  { of: /^bff\/crypto\//, never: /^bff\/(?!crypto\/)/, because: 'secrets know nothing of clinics' },
  {
    of: /^bff\/storage\//,
    never: new RegExp(`^(bff/(http|hosted|actions|delivery|demo|cli)/|${ROOT_FILES}|hono)`),
    because: 'storage is handed in',
  },
  {
    of: /^bff\/delivery\//,
    never: new RegExp(`^(bff/(http|hosted|actions|demo|cli)/|bff/(main|node|log)\\.ts$)`),
    because: 'delivery is handed in',
  },
  {
    of: /^bff\/actions\//,
    never: new RegExp(`^(bff/(http|hosted|demo|cli)/|${ROOT_FILES}|hono|@hono/)`),
    because: 'actions know nothing of HTTP',
  },
  {
    of: /^bff\/(http|hosted)\//,
    never: /^bff\/(demo\/|cli\/|(main|node)\.ts$)/,
    because: 'routes are handed what they work with',
  },
  { of: /^bff\//, never: /^(widgets|demo|test)\//, because: 'the BFF runs without the rest' },
  { of: /^widgets\//, never: /^bff\/(?!contract\/)/, because: 'widgets know the contract only' },
  { of: /^widgets\//, never: /^(demo|test)\//, because: 'widgets run without the rest' },
  { of: /^widgets\//, never: /^(node:|zod(\/|$)|hono|kysely)/, because: 'widgets run in browsers' },
  { of: /^demo\//, never: /^(bff\/(?!contract\/)|test\/)/, because: 'the demo is a clinic site' },
];

/** The imports that point the wrong way, each as a sentence. */
export function wrongArrows(imports: readonly Import[]): readonly string[] {
  const wrong = imports.flatMap(({ file, target }) =>
    arrows
      .filter(({ of, never }) => of.test(file) && never.test(target))
      .map(({ because }) => `${file} imports ${target}, but ${because}`),
  );
  const run = imports
    .filter(
      ({ file, target, typeOnly }) => file.startsWith('widgets/') && target.startsWith('bff/') && !typeOnly,
    )
    .map(({ file, target }) => `${file} imports ${target} not only for its types`);
  return [...wrong, ...run];
}
