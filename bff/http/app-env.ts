import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Deps } from '../actions/deps.ts';
import type { Session } from '../contract/index.ts';
import type { Config } from '../config.ts';
import type { StoredApiKey } from '../storage/api-keys.ts';
import type { ClinicDirectory } from '../storage/clinic-directory.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { StoredSession } from '../storage/sessions.ts';
import type { BrowserKey } from './browser-key.ts';
import type { Metrics } from './metrics.ts';
import type { SessionNewsDesk } from './session-news.ts';
import type { HeaderRecord } from './respond.ts';

/** What routes work with: the actions' deps, and what only answers need. */
export interface HttpDeps extends Deps {
  readonly config: Pick<Config, 'mode' | 'publicUrl' | 'trustedProxyHops'>;
  readonly clinics: ClinicDirectory;
  readonly news: SessionNewsDesk;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The folder with the built widgets. */
  readonly widgetsFolder: string;
  /** False once shutting down: load balancers then send new requests elsewhere. */
  readonly isAcceptingRequests: () => boolean;
}

/** What middleware leaves for the routes. */
export interface AppEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** The answer's headers as far as they are known; `respond` sends them. */
    headers: HeaderRecord;
    /** Set by the clinic gate for every route below a clinic. */
    clinic: Clinic;
    /** Set by the clinic gate for keyed requests: those of a browser without cookies that has proven its key. */
    browserKey?: BrowserKey;
    /** The session whose token came along, live or not; null where there is none at this clinic. */
    storedSession: StoredSession | null;
    /** Set by `requireSession` for routes of logged-in people: the live session, as stored and as shown. */
    loggedIn: { readonly stored: StoredSession; readonly session: Session };
    /** Set by `requireApiKey` for routes of the practice system. */
    apiKey: StoredApiKey;
  };
}
