// @ts-check
import astro from 'eslint-plugin-astro';
import checkFile from 'eslint-plugin-check-file';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The direction of the house (DESIGN): a room may import the rooms below it, never one above or
 * beside it. Each entry lists what the room may reach besides itself.
 */
const BASE = ['core'];
const CONFIG = [...BASE, 'config'];
const DB = [...CONFIG, 'db'];
const OUTBOX = [...DB, 'features/outbox'];
const OUTBOX_AND_UI = [...OUTBOX, 'ui'];
const PEOPLE = [...OUTBOX_AND_UI, 'features/auth', 'features/entitlements'];
const FEATURES = [
  ...PEOPLE,
  'features/articles',
  'features/search',
  'features/votes',
  'features/requests',
];
const PAGES = [...FEATURES, 'features/insights'];

/** @type {Record<string, string[]>} */
const mayReach = {
  core: [],
  config: BASE,
  // The search field stands in every header; it waits there for its dialog.
  ui: [...CONFIG, 'features/search/search-listener.ts'],
  db: CONFIG,
  'features/outbox': [...DB, 'ui'],
  'features/auth': OUTBOX_AND_UI,
  'features/entitlements': OUTBOX_AND_UI,
  'features/articles': PEOPLE,
  'features/search': PEOPLE,
  'features/votes': PEOPLE,
  'features/requests': [...PEOPLE, 'features/votes'],
  'features/insights': FEATURES,
  pages: PAGES,
  server: [...PAGES, 'api.ts', 'open-api.ts'],
  cli: [...PAGES, 'server', 'server.ts'],
};
const rooms = Object.keys(mayReach);

const directionZones = rooms.map((room) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...(mayReach[room] ?? [])].map((reached) => `./${reached}`),
  message: `src/${room} may import only from: ${[room, ...(mayReach[room] ?? [])].join(', ')} (src/README.md).`,
}));

/**
 * A feature's doors are index.ts, routes.ts and its Pascal-named components; and what only a build
 * loads: catalog.ts, collection.ts and markdown-pages.ts of articles, build-index.ts of search; and what a command loads
 * without all else: export-votes.ts of insights, comment-quality.ts of votes. A folder inside one has
 * the same doors. The rest is private.
 */
const features = rooms.filter((room) => room.startsWith('features/'));
const doorZones = features.map((feature) => ({
  target: [
    './src/pages',
    './src/cli',
    './src/server',
    './src/api.ts',
    './src/server.ts',
    ...features.filter((f) => f !== feature).map((f) => `./src/${f}`),
  ],
  from: [
    `./src/${feature}/!(index|routes|catalog|collection|markdown-pages|build-index|export-votes|comment-quality|[A-Z]*).*`,
    `./src/${feature}/*/!(index|routes|[A-Z]*).*`,
  ],
  message: `Import ${feature} through its index.ts, routes.ts or a Pascal-named component.`,
}));

const NO_ASTRO_MODULES = {
  regex: '^astro:',
  message:
    'astro:* modules only in pages, .astro files, content.config.ts, middleware.ts and articles/collection.ts.',
};
const NO_DOORS_IN_BROWSER = {
  regex: '(index|routes|store|table)\\.ts$',
  message: 'What reaches a browser never imports a door, a store or a table.',
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'var/', '.astro/', 'drizzle/meta/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...astro.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.astro'] },
    },
    plugins: { 'import-x': importX, 'check-file': checkFile },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver()],
      'import-x/extensions': ['.ts', '.tsx', '.astro', '.mjs'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts', '.tsx'],
        'astro-eslint-parser': ['.astro'],
      },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...directionZones, ...doorZones] }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': 'error',
      'no-restricted-imports': ['error', { patterns: [NO_ASTRO_MODULES] }],
      'check-file/folder-naming-convention': [
        'error',
        { 'src/!(pages)/**/': 'KEBAB_CASE', 'tests/**/': 'KEBAB_CASE' },
      ],
      'check-file/filename-naming-convention': [
        'error',
        {
          // Kebab case; an underscore first keeps Astro from making a page of a file in src/pages.
          '**/*.ts': '?(_)+([a-z0-9])*(-+([a-z0-9]))',
          'src/{ui,features}/**/*.astro': 'PASCAL_CASE',
          '**/*.tsx': 'PASCAL_CASE',
        },
        { ignoreMiddleExtensions: true },
      ],
      'check-file/filename-blocklist': [
        'error',
        { '**/*{utils,helpers,misc,common}*.ts': '*-a-name-for-what-it-does.ts' },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // TypeScript's noPropertyAccessFromIndexSignature wants the brackets.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: [
      'src/pages/**',
      '**/*.astro',
      'src/content.config.ts',
      'src/middleware.ts',
      'src/features/articles/collection.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.client.ts', '**/*.tsx'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [NO_ASTRO_MODULES, NO_DOORS_IN_BROWSER] }],
    },
  },
  {
    files: [
      'src/pages/**',
      '**/*.config.{ts,mjs}',
      'drizzle/config.ts',
      'src/content.config.ts',
      '**/*.d.ts',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  { files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    // Typed rules do not see through Astro's templates, untyped config modules, and what stands in
    // pages as it is written.
    files: ['**/*.astro', '**/*.mjs', 'src/ui/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
