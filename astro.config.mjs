// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig, logHandlers } from 'astro/config';
import { readEnv } from './src/config/env.ts';
import { readSite } from './src/config/site.ts';
import { articleHast, pictureHast } from './src/features/articles/hast-plugin.ts';
import { loadOnUse } from './src/ui/load-on-use.ts';
import { devServer } from './src/server/dev-server.ts';
import { brand } from './src/ui/brand-plugin.ts';

const env = readEnv(process.env);
const site = readSite(env.contentDir);
const isTranslated = site.locales.length > 1;
const frameAncestors = /** @type {const} */ (
  `frame-ancestors ${site.frameAncestors.join(' ') || "'none'"}`
);

/**
 * How the policy names a script that stands in pages as it is written (CSP Level 3, §4.2.3).
 * @param {string} file
 */
function hashOf(file) {
  const hash = createHash('sha256').update(readFileSync(new URL(file, import.meta.url)));
  return /** @type {const} */ (`sha256-${hash.digest('base64')}`);
}

/**
 * What a page on demand fails of goes into the server's log, which is JSON.
 * @type {import('astro').AstroIntegration}
 */
const jsonLog = {
  name: 'waymark-json-log',
  hooks: {
    'astro:config:setup': ({ command, updateConfig }) => {
      if (command === 'build') updateConfig({ logger: logHandlers.json({ level: 'error' }) });
    },
  },
};

export default defineConfig({
  site: env.siteUrl ?? `http://localhost:${env.port}`,
  trailingSlash: 'ignore',
  // Pages are files unless they say otherwise; server.ts serves both, see decision 003.
  output: 'static',
  adapter: node({ mode: 'middleware', staticHeaders: true }),
  integrations: [
    // What needs no component becomes HTML when it is compiled; these ArticlePage.astro draws, links
    // only in translations.
    mdx({ optimize: { ignoreElementNames: ['img', 'table', ...(isTranslated ? ['a'] : [])] } }),
    brand(site),
    devServer(),
    jsonLog,
  ],
  markdown: {
    processor: satteri({
      hastPlugins: [pictureHast, articleHast],
      features: { smartPunctuation: false },
    }),
    // Shiki colours with style attributes, which the content security policy forbids.
    syntaxHighlight: false,
  },
  build: { inlineStylesheets: 'always', assets: '_assets' },
  security: {
    // Ours looks at every unsafe method and body, and runs before Astro does (core/http).
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
        frameAncestors,
      ],
      scriptDirective: { hashes: [hashOf('src/ui/language-offer.js')] },
    },
  },
  session: false,
  devToolbar: { enabled: false },
  vite: {
    plugins: [loadOnUse('_assets')],
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
