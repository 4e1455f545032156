import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin, Rolldown, UserConfig } from 'vite';
import { withoutUnusedLit } from './.config/lean-lit.ts';
import { pinnedVersion } from './.config/pinned-version.ts';
import { tagEntries, tagModules } from './.config/tag-entries.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);

const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { readonly version: string };

/** Minifies what minifiers of scripts leave alone: style sheets and templates between backquotes. */
function minifyTemplates(): Plugin {
  const minifyCss = (sheet: string): string =>
    sheet
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':');
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(here('widgets'))) return null;
      const styled = code.replace(/(?<=\/\* css \*\/ `)[^`]*/g, minifyCss);
      // Indentation goes where it touches a tag; between two expressions one line break stays, as a space.
      const tightened = styled.replace(/\n\s+(?=<)|(?<=>)\n\s+/g, '').replace(/\n\s+/g, '\n');
      return { code: code.includes('html`') ? tightened : styled, map: null };
    },
  };
}

/**
 * Says which modules the script has to bring along: its own, and all that they import before they run. Left to
 * itself, the bundler puts what later chunks need too into a chunk of its own, which would be a second request.
 *
 * @param entry - the script's own module
 */
function inFirstLoad(entry: string): (id: string, context: Rolldown.ChunkingContext) => string | null {
  let modules: ReadonlySet<string> | null = null;
  return (id, context) => {
    modules ??= reach(entry, (from) => context.getModuleInfo(from)?.importedIds ?? []);
    return modules.has(id) ? 'clinic-auth' : null;
  };
}

/** Everything that can be reached from a place, the place included. */
function reach(start: string, next: (from: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set hands out what is added to it on the way, too.
  for (const place of reached) for (const further of next(place)) reached.add(further);
  return reached;
}

/** Puts a `.br` and a `.gz` beside each script, so that the BFF need not compress them anew for each visitor. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const { fileName, ...output } of Object.values(bundle)) {
          if (!('code' in output)) continue;
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.br`,
            source: brotliCompressSync(output.code),
          });
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.gz`,
            source: gzipSync(output.code, { level: 9, memLevel: 9 }),
          });
        }
      },
    },
  };
}

/** msw's worker has to come from the place whose pages it answers for. */
function serviceWorker(): Plugin {
  const fileName = 'mockServiceWorker.js';
  const source = (): Buffer => readFileSync(here(`node_modules/msw/lib/${fileName}`));
  return {
    name: 'service-worker',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: source() });
    },
    configureServer({ config, middlewares }) {
      middlewares.use(`${config.base}${fileName}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(source());
      });
    },
  };
}

/**
 * The gallery's emails: each one as a document of its own, as it would be read, and a list of them. They are made
 * here because the demo knows nothing of the BFF's inside.
 */
function emailPreviews(): Plugin {
  const files = async (): Promise<ReadonlyMap<string, string>> => {
    const { listEmailPreviews } = await import('./bff/delivery/previews.ts');
    const previews = await listEmailPreviews();
    const list = previews.map(({ id, title, locale, subject, text }) => ({
      id,
      title,
      locale,
      subject,
      text,
    }));
    return new Map([
      ['emails/list.json', JSON.stringify(list)],
      ...previews.map(({ id, html }) => [`emails/${id}.html`, html] as const),
    ]);
  };
  return {
    name: 'email-previews',
    async generateBundle() {
      for (const [fileName, source] of await files()) this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer({ config, middlewares }) {
      middlewares.use(`${config.base}emails/`, (request, response, next) => {
        void files().then((made) => {
          const source = made.get(`emails${request.url ?? ''}`);
          if (source === undefined) next();
          else response.end(source);
        }, next);
      });
    },
  };
}

/** `vite build`: `clinic-auth.js` under its fixed name for the script tag; what it loads later carries a hash. */
const scriptTag: UserConfig = {
  plugins: [minifyTemplates(), withoutUnusedLit(), precompress(), pinnedVersion(version)],
  build: {
    outDir: here('dist/widgets'),
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: { 'clinic-auth': here('widgets/clinic-auth.ts') }, formats: ['es'] },
    rolldownOptions: {
      // Chunks take what they share with the entry from the entry: a common chunk would be a second request.
      preserveEntrySignatures: 'allow-extension',
      // Reading a property of Lit does nothing, so what is only read and then unused can go.
      treeshake: { propertyReadSideEffects: false },
      output: {
        minify: true,
        comments: false,
        // Chromium then compiles it while it comes in, off the page's own thread, and not function by function later.
        postBanner: ({ isEntry }) => (isEntry ? '//# allFunctionsCalledOnLoad' : ''),
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash:6].js',
        codeSplitting: { groups: [{ name: inFirstLoad(here('widgets/clinic-auth.ts')) }] },
      },
    },
  },
};

/** `vite build --mode library`: ES modules for pages with a bundler, one a tag; such a page brings its own Lit. */
const library: UserConfig = {
  plugins: [tagModules()],
  build: {
    outDir: here('dist/library'),
    target: 'es2022',
    lib: { entry: { index: here('widgets/index.ts'), ...tagEntries }, formats: ['es'] },
    rolldownOptions: {
      // Lit alone must not come twice; all else is small or loaded when it is needed.
      external: /^lit(\/|$)/,
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/** `vite build --mode demo`: the gallery, every tag in every state, at `/gallery/`. */
const demo: UserConfig = {
  root: here('demo/gallery'),
  base: '/gallery/',
  plugins: [serviceWorker(), emailPreviews()],
  build: {
    outDir: here('dist/demo/gallery'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: ['index', 'preview', 'emails', 'messages'].map((page) => here(`demo/gallery/${page}.html`)),
    },
  },
};

/**
 * `vite build --mode bff`: the BFF as a script and its chunks. It runs from its sources just as well; so it starts in half
 * the time and takes a third less memory. What brings native code or workers along stays a package.
 */
const bff: UserConfig = {
  build: {
    ssr: here('bff/main.ts'),
    outDir: here('dist/bff'),
    target: 'node24',
    minify: true,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
  ssr: {
    target: 'node',
    noExternal: true,
    external: ['@node-rs/argon2', 'better-sqlite3', 'pg', 'pino'],
  },
};

/** `vite build --mode cli`: the operator's commands as one script beside the BFF's, which is built before. */
const cli: UserConfig = {
  ...bff,
  build: {
    ...bff.build,
    ssr: here('bff/cli/main.ts'),
    emptyOutDir: false,
    rolldownOptions: {
      output: { entryFileNames: 'cli.js', chunkFileNames: 'chunks/cli-[name]-[hash].js' },
    },
  },
};

const builds: Readonly<Partial<Record<string, UserConfig>>> = { library, demo, bff, cli };

export default defineConfig(({ mode }) => builds[mode] ?? scriptTag);
