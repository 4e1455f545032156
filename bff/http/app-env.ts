import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Deps } from '../actions/deps.ts';
import type { Config } from '../config.ts';
import type { Visit } from '../storage/visits.ts';
import type { Metrics } from './metrics.ts';

/** What routes work with: the actions' deps, and what only answers need. */
export interface HttpDeps extends Deps {
  readonly config: Pick<Config, 'publicUrl' | 'trustedProxyHops'>;
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
    /** Set by the clinic gate for every route below a clinic. */
    visit: Visit;
  };
}
