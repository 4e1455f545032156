import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin, UserConfig } from 'vite';

const here = (path: string): string => resolve(import.meta.dirname, path);

/** Minifies what minifiers of scripts leave alone: style sheets and templates between backquotes. */
function minifyTemplates(): Plugin {
  const minifyCss = (sheet: string): string =>
    sheet
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replaceAll(';}', '}');
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
 * Leaves out Lit's own handling of style sheets, 0.35 kB that nobody would run: the widgets render into light DOM
 * and adopt their sheets by themselves (`ui/adopted-styles.ts`). Should Lit move it, the build says so.
 */
function withoutLitStyles(): Plugin {
  const unused = [
    'css',
    'unsafeCSS',
    'CSSResult',
    'supportsAdoptingStyleSheets',
    'getCompatibleStyle',
    'adoptStyles',
  ];
  let found = false;
  return {
    name: 'without-lit-styles',
    load(id) {
      if (!id.endsWith('/@lit/reactive-element/css-tag.js')) return null;
      found = true;
      return unused.map((name) => `export const ${name} = undefined;`).join('\n');
    },
    buildEnd() {
      if (!found) this.error('Lit no longer keeps its styles in css-tag.js');
    },
  };
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
  plugins: [minifyTemplates(), withoutLitStyles(), precompress()],
  build: {
    outDir: here('dist/widgets'),
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
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
};

/** `vite build --mode library`: ES modules for pages with a bundler, which brings its own Lit. */
const library: UserConfig = {
  build: {
    outDir: here('dist/library'),
    target: 'es2022',
    lib: {
      entry: {
        index: here('widgets/index.ts'),
        'clinic-login': here('widgets/elements/clinic-login/clinic-login.ts'),
        'clinic-account': here('widgets/elements/clinic-account/clinic-account.ts'),
        'clinic-forgot-password': here('widgets/elements/clinic-forgot-password/clinic-forgot-password.ts'),
        'clinic-reset-password': here('widgets/elements/clinic-reset-password/clinic-reset-password.ts'),
        'clinic-set-up-account': here('widgets/elements/clinic-set-up-account/clinic-set-up-account.ts'),
        'clinic-credentials': here('widgets/elements/clinic-credentials/clinic-credentials.ts'),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: /^(lit|@zxcvbn-ts)(\/|$)/,
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
      input: ['index', 'preview', 'emails'].map((page) => here(`demo/gallery/${page}.html`)),
    },
  },
};

/**
 * `vite build --mode bff`: the BFF as one script. It runs from its sources just as well; so it starts in half
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

const builds: Readonly<Partial<Record<string, UserConfig>>> = { library, demo, bff };

export default defineConfig(({ mode }) => builds[mode] ?? scriptTag);
