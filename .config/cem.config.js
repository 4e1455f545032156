import { editorData } from './editor-data.js';

/** Leaves out what is nobody's business outside the class: private and protected members. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.members &&= declaration.members.filter(
          ({ name, privacy = 'public' }) => privacy === 'public' && !name.startsWith('#'),
        );
      }
    }
  },
};

/** The custom-elements manifest, which editors and documentation read: `cem analyze --config .config/cem.config.js`. */
export default {
  globs: ['widgets/elements/**/*.ts', 'widgets/events/*.ts', 'widgets/client/*.ts', 'widgets/define.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly, editorData],
};
