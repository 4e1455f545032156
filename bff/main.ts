import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { explainOldNode } from './node-version.ts';
import { prepareProcess } from './prepare-process.ts';
import { refuseToStart } from './refuse-to-start.ts';

const oldNode = explainOldNode(process.versions.node);
if (oldNode !== null) refuseToStart([oldNode]);
prepareProcess(process.env);
const { serveNode } = await import('./serve-node.ts');
await serveNode(process.env, dirname(fileURLToPath(import.meta.url)));
