import eslint from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Packages of their own with types of their own; their builds check them. */
const examples = ['react', 'vue', 'svelte', 'angular'].map((name) => `demo/${name}/**`);

/** Rules that formatting and types do not cover already. Time and chance come in as parameters, hence the last block. */
export default tseslint.config(
  { ignores: ['dist/**', 'data/**', '**/node_modules/**', '**/*.min.js', ...examples] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '.config/*.js'] },
        tsconfigRootDir: process.cwd(),
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Passwords and usernames are counted in code points, which spreading gives (SP 800-63B-4 3.1.1.2).
      '@typescript-eslint/no-misused-spread': 'off',
      // Hono's chained calls and Kysely's destructured builders are made to be used so.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn'] }],
    },
  },
  {
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false },
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  { files: ['demo/htmx/page.js'], languageOptions: { globals: { document: 'readonly' } } },
  {
    files: ['widgets/**/*.ts', 'demo/gallery/**/*.ts'],
    ...lit['flat/recommended'],
  },
  { files: ['widgets/**/*.ts'], ...wc['flat/recommended'] },
  { files: ['widgets/**/*.ts'], plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: ['bff/domain/**/*.ts', 'bff/actions/**/*.ts', 'bff/storage/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take `now` or a clock as a parameter.' },
        { object: 'Math', property: 'random', message: 'Take `random` as a parameter.' },
      ],
    },
  },
  // node:test waits for its suites and tests by itself, and promises them all the same.
  {
    files: ['test/**/*.ts'],
    ignores: ['test/**/support/**', 'test/support/**', 'test/bench/**'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
