/**
 * The set-up that `npm start`, `npm test` and `npm run bench` share: packages and builds, each only where it is
 * missing or older than what it is made from. Plain JavaScript for any Node from 18 on: it runs before anything
 * is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import process from 'node:process';

const isWindows = process.platform === 'win32';
/** The oldest Node that runs the repo's own code; package.json says the same under `engines`. */
const OWN_NODE_MAJOR = 24;

/** What is built, from what, and the file that tells when. */
const builds = [
  {
    name: 'the widgets',
    made: 'dist/widgets/clinic-auth.js',
    from: ['widgets', 'bff/contract'],
    arguments: ['build'],
  },
  {
    name: 'the gallery',
    made: 'dist/demo/gallery/index.html',
    from: ['demo/gallery', 'demo/site/fonts', 'widgets', 'bff/contract', 'bff/delivery'],
    arguments: ['build', '--mode', 'demo'],
  },
  {
    name: 'the BFF',
    made: 'dist/bff/main.js',
    from: ['bff'],
    arguments: ['build', '--mode', 'bff'],
  },
];
/** A change to these concerns every build. */
const common = ['vite.config.ts', '.config', 'package-lock.json'];

/**
 * The Node that the repo's own programs run on: the one among its packages. Where npm may not run install scripts,
 * there is none; then the machine's, if that is new enough.
 *
 * @param {string} root - the repo's top folder
 * @returns {string} the program's path
 * @throws {Error} if there is neither
 */
export function ownNode(root) {
  const own = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= OWN_NODE_MAJOR) return process.execPath;
  throw new Error(
    `This needs Node ${OWN_NODE_MAJOR}, and Node ${process.versions.node} runs it. The package "node" should have ` +
      'brought one along; npm seems not to run install scripts (ignore-scripts). Install a newer Node and try again.',
  );
}

/**
 * Installs the packages of the lock file where one is missing or of another version.
 *
 * @param {{ root: string, log: (line: string) => void }} options - the repo's top folder, and where to say so
 * @throws {Error} if npm fails
 */
export async function ensureInstalled({ root, log }) {
  if (isInstalled(root)) return;
  log('Installing packages (about a minute the first time) ...');
  // npm warns that the machine's Node is old; the packages run on the Node that is among them.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  const isNpm = basename(npm) === 'npm-cli.js';
  // The npm that runs this already, where there is one: it need not stand in the PATH.
  await (isNpm ? run(process.execPath, [npm, ...args], root) : run('npm', args, root, isWindows));
}

/**
 * Builds what is missing or stale.
 *
 * @param {{ root: string, log: (line: string) => void }} options - the repo's top folder, and where to say so
 * @throws {Error} if a build fails
 */
export async function ensureBuilt({ root, log }) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const build of builds) {
    const made = join(root, build.made);
    if (existsSync(made) && statSync(made).mtimeMs >= newest(root, [...build.from, ...common])) continue;
    log(`Building ${build.name} ...`);
    const startedAt = new Date();
    await run(ownNode(root), [vite, ...build.arguments, '--logLevel', 'warn'], root);
    // What is saved while a build runs may have come too late for it: the next start is to build again.
    utimesSync(made, startedAt, startedAt);
  }
}

/**
 * By versions, not by the age of files: npm itself, git and a copy of the folder all leave ages behind that say
 * nothing. npm writes its own list last, so an interrupted installation has none.
 */
function isInstalled(root) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const here = packagesOf(list);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    // The first entry is the repo; optional ones may be for other systems than this.
    ([path, { version, optional }]) => path === '' || optional || here[path]?.version === version,
  );
}

/** When the newest of these files, or of anything in these folders, was changed; a deletion changes its folder. */
function newest(root, paths) {
  let latest = 0;
  const visit = (path) => {
    const stat = statSync(path);
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return latest;
}

/** Runs a program to its end, the repo's own programs first in its PATH; what it prints is shown. */
function run(command, args, root, shell = false) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: 'inherit',
      shell,
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${basename(command)} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`),
        );
    });
  });
}
