import type { RequestHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import { answers } from '../../../demo/gallery/answers.ts';
import type { Answers } from '../../../demo/gallery/answers.ts';
import { defineClinicAuth } from '../../../widgets/index.ts';

const worker = setupWorker();
/** Files run one after the other in one browser, whose IndexedDB goes on: each has BFFs of its own. */
const file = crypto.randomUUID().slice(0, 8);
let lastNumber = 0;

/** A BFF that only one test talks to, so that no test hears of another's session. */
export interface StandInBff {
  /** Its base URL. */
  readonly url: string;
  /** Its ready-made answers. */
  readonly answers: Answers;
  /** What it was asked, in order: `GET /v1/clinic`. */
  readonly asked: readonly string[];
  /** The requests themselves. */
  readonly requests: readonly Request[];
  /** From now on it answers so. */
  use(handlers: readonly RequestHandler[]): void;
}

/** Starts the worker for a file's tests, and forgets between them what a page would remember. */
export function useStandIns(): void {
  before(async () => {
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
    defineClinicAuth();
  });
  beforeEach(() => {
    // Files run one after the other in one tab, whose session storage goes on.
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => {
    worker.resetHandlers();
    worker.events.removeAllListeners();
  });
}

/** A BFF of this test's own. */
export function standInBff(handlers: (answers: Answers) => readonly RequestHandler[]): StandInBff {
  const url = `https://bff-${file}-${++lastNumber}.example`;
  const own = answers(url);
  const requests: Request[] = [];
  worker.events.on('request:start', ({ request }) => {
    // The stream of news stays open beside all that is asked, and the cookie check comes before every first login.
    if (request.url.startsWith(url) && !/\/(session\/news|cookies)$/.test(request.url)) {
      requests.push(request.clone());
    }
  });
  worker.use(...handlers(own), ...own.sessions.noNews(), ...own.keepsCookies());
  return {
    url,
    answers: own,
    requests,
    get asked() {
      return requests.map(({ method, url: address }) => `${method} ${address.slice(url.length)}`);
    },
    use: (next) => {
      worker.use(...next);
    },
  };
}
