import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Plugin, ResolvedConfig } from 'vite';

/** What stands for the BFF's address where the build is not told it. */
const anyBff = 'https://BFF';

const ENTRY = 'clinic-auth.js';

/** The built scripts under an address whose content never changes. */
export interface PinnedVersion {
  /** The version and what tells its content from any other: `0.1.0-3fa9c1d2`. */
  readonly name: string;
  /** Each script's hash in the spelling of Subresource Integrity, by its path below the version's folder. */
  readonly integrity: Readonly<Record<string, string>>;
}

/**
 * Writes everything once more below a folder of its own, `VERSION-HASH/`, beside `integrity.json`, and prints the tags
 * for pages that pin this very script (W3C Subresource Integrity). Folders of earlier builds stay: pages name them.
 *
 * Comes after all that has a say in what is built.
 *
 * @param version - the package's version
 */
export function pinnedVersion(version: string): Plugin {
  let config: ResolvedConfig;
  let pinned: PinnedVersion = { name: version, integrity: {} };
  return {
    name: 'pinned-version',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      // In place of Vite's own clearing, which would take the earlier versions too.
      rmSync(join(config.build.outDir, 'chunks'), { recursive: true, force: true });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle).map((output) => ({
          fileName: output.fileName,
          isScript: output.type === 'chunk',
          content: output.type === 'chunk' ? output.code : output.source,
        }));
        const scripts = files.filter(({ isScript }) => isScript);
        scripts.sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
        const all = createHash('sha256');
        for (const { fileName, content } of scripts) all.update(fileName).update(content);
        pinned = {
          name: `${version}-${all.digest('hex').slice(0, 8)}`,
          integrity: Object.fromEntries(
            scripts.map(({ fileName, content }) => [
              fileName,
              `sha384-${createHash('sha384').update(content).digest('base64')}`,
            ]),
          ),
        };
        for (const { fileName, content } of files) {
          this.emitFile({ type: 'asset', fileName: `${pinned.name}/${fileName}`, source: content });
        }
        this.emitFile({
          type: 'asset',
          fileName: `${pinned.name}/integrity.json`,
          source: JSON.stringify(pinned, null, 2),
        });
      },
    },
    writeBundle() {
      const { PUBLIC_URL } = process.env;
      config.logger.info(instructions(pinnedTags(pinned, (PUBLIC_URL || anyBff).replace(/\/+$/, ''))));
    },
  };
}

/** What a page puts into its head to pin a version. */
export interface PinnedTags {
  /** The script, which runs with the expected content only. */
  readonly script: string;
  /** Goes before it: with this, what it loads later runs with the expected content only, too. */
  readonly importMap: string;
  /** What a policy's `script-src` needs for the import map, since that stands inline (CSP Level 3, 8.4). */
  readonly importMapSource: string;
}

/**
 * The tags that pin a version.
 *
 * @param pinned - the version, as `integrity.json` in its folder has it
 * @param bff - the BFF's public URL
 */
export function pinnedTags({ name, integrity }: PinnedVersion, bff: string): PinnedTags {
  const folder = `${bff}/widgets/${name}`;
  const { [ENTRY]: ofEntry = '', ...ofChunks } = integrity;
  const map = JSON.stringify({
    integrity: Object.fromEntries(
      Object.entries(ofChunks).map(([path, hash]) => [`${folder}/${path}`, hash]),
    ),
  });
  return {
    script: `<script type="module" crossorigin src="${folder}/${ENTRY}" integrity="${ofEntry}"></script>`,
    importMap: `<script type="importmap">${map}</script>`,
    importMapSource: `'sha256-${createHash('sha256').update(map).digest('base64')}'`,
  };
}

function instructions({ script, importMap, importMapSource }: PinnedTags): string {
  return `
This very version, for pages that pin it:

${script}

To pin what it loads later too, put this before it, and ${importMapSource} into your script-src:

${importMap}
`;
}
