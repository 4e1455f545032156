import type { NewClinic } from '../../bff/storage/clinics.ts';
import { type NodeOptions, startTestNode, type TestNode } from './auth-node.ts';
import { type Browser, type BrowserOptions, createBrowser } from './browser.ts';
import { createHandClock, type HandClock } from './clock.ts';
import { createKeyedBrowser, type KeyedBrowser } from './keyed-client.ts';
import { addStaffedClinic, type Registry, type StaffedClinic } from './people.ts';
import type { Dialect } from './postgres.ts';

/** A suite's BFF: a database of its own, a clock in its hand, nodes, clinics and browsers as many as it needs. */
export interface FrontDoor {
  readonly clock: HandClock;
  /** Of its database, for other processes. */
  readonly url: string;
  /** The node that browsers talk to unless told otherwise. */
  readonly node: TestNode;
  readonly registry: Registry;
  /** Another node on the same database, as after a restart or beside the first. */
  startNode(options?: NodeOptions): Promise<TestNode>;
  /** A new clinic with people in it: each test has its own, so that counters never meet. */
  clinic(given?: Partial<NewClinic>): Promise<StaffedClinic>;
  /** A new browser, with an empty cookie jar. */
  browser(options?: Partial<BrowserOptions>): Browser;
  /** A new browser that keeps no cookies, with a key of its own. */
  keyedBrowser(options?: Partial<BrowserOptions>): Promise<KeyedBrowser>;
  close(): Promise<void>;
}

/** Opens a front door on a new database of this dialect. */
export async function openFrontDoor(dialect: Dialect, options: NodeOptions = {}): Promise<FrontDoor> {
  const { url, drop } = await dialect.create();
  const clock = createHandClock();
  const nodes: TestNode[] = [];
  const startNode = async (more: NodeOptions = {}): Promise<TestNode> => {
    const node = await startTestNode(url, clock, { ...options, ...more });
    nodes.push(node);
    return node;
  };
  const node = await startNode();
  const registry: Registry = { database: node.database, hasher: node.hasher, createdAt: clock.now() };
  let clinics = 0;
  return {
    clock,
    url,
    node,
    registry,
    startNode,
    clinic: (given = {}) => {
      clinics += 1;
      return addStaffedClinic(registry, { slug: `clinic-${clinics}`, ...given });
    },
    browser: ({ app = node.app, publicUrl = node.publicUrl, ...rest } = {}) =>
      createBrowser({ app, publicUrl, clock, ...rest }),
    keyedBrowser: ({ app = node.app, publicUrl = node.publicUrl, ...rest } = {}) =>
      createKeyedBrowser({ app, publicUrl, clock, ...rest }),
    async close() {
      for (const open of nodes) await open.close();
      await drop();
    },
  };
}
