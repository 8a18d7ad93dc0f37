import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** `import('./name.client.ts')` in code that stands in pages. */
const LOAD = /\bimport\((['"])(\.[^'"]*?\.client\.ts)\1\)/g;

/** The little of Vite's plug-in interface that is used here. */
type Plugin = {
  name: string;
  apply: 'build';
  enforce: 'pre';
  applyToEnvironment: (environment: { name: string }) => boolean;
  transform: {
    filter: { id: RegExp };
    handler: (this: Emitter, code: string, id: string) => Promise<{ code: string; map: null }>;
  };
};
type Emitter = {
  addWatchFile: (file: string) => void;
  emitFile: (file: { type: 'asset'; fileName: string; source: string }) => string;
};

/**
 * Lets the few lines that wait for a reader's first action stand in the page itself. Astro puts a
 * script into the page only if it loads no other, so each `*.client.ts` that a `*-listener.ts`
 * imports on use is bundled here, whole, under a name with a hash of it; the import becomes that
 * address. In `astro dev` nothing changes.
 *
 * @param folder where hashed files go, below the built pages
 */
export function loadOnUse(folder: string): Plugin {
  return {
    name: 'waymark-load-on-use',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /-listener\.ts$/ },
      async handler(code, id) {
        const addresses = new Map<string, string>();
        for (const [, , path = ''] of code.matchAll(LOAD)) {
          const file = resolve(dirname(id), path);
          const source = await bundle(file);
          const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
          const fileName = `${folder}/${basename(file, '.ts')}.${hash}.js`;
          this.addWatchFile(file);
          this.emitFile({ type: 'asset', fileName, source });
          addresses.set(path, `/${fileName}`);
        }
        // A name in place of the address keeps the bundler from following the import.
        const loads = code.replace(LOAD, (_, __, path: string) => {
          const address = JSON.stringify(addresses.get(path));
          return `((address) => import(/* @vite-ignore */ address))(${address})`;
        });
        return { code: loads, map: null };
      },
    },
  };
}

async function bundle(input: string): Promise<string> {
  const bundled = await rolldown({
    input,
    platform: 'browser',
    logLevel: 'warn',
    plugins: [inlineStyles],
  });
  const { output } = await bundled.generate({
    format: 'esm',
    codeSplitting: false,
    minify: true,
  });
  await bundled.close();
  return output[0].code;
}

/** `import css from './name.css?inline'` is the sheet's text, as in Vite. */
const inlineStyles = {
  name: 'waymark-inline-styles',
  resolveId: {
    filter: { id: /\.css\?inline$/ },
    async handler(
      this: { resolve: (id: string, importer?: string) => Promise<{ id: string } | null> },
      id: string,
      importer: string | undefined,
    ) {
      const found = await this.resolve(id.replace('?inline', ''), importer);
      return found && `${found.id}?inline`;
    },
  },
  load: {
    filter: { id: /\.css\?inline$/ },
    handler(id: string) {
      const css = readFileSync(id.replace('?inline', ''), 'utf8');
      const plain = css.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ');
      return { code: `export default ${JSON.stringify(plain)}`, moduleType: 'js' as const };
    },
  },
};
