import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  pagefindEngine,
  type Filters,
  type Pagefind,
  type PagefindEngine,
} from './pagefind-engine.client.ts';

/** Makes the engine for these filters; the one without any is kept. */
export type EngineFor = (filters?: Filters) => Promise<PagefindEngine>;

/**
 * The real Pagefind of a built index, in Node: its script reads files by `fetch` and its language
 * from the page, so both are lent to it while it starts. Each index is a module of its own, because
 * the module holds one language's WebAssembly.
 */
export async function openIndex(folder: string, locale: string): Promise<EngineFor> {
  const fetchFile = globalThis.fetch;
  const script = pathToFileURL(join(folder, 'pagefind.js')).href;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith('file:')) return fetchFile(input, init);
    return new Response(await readFile(fileURLToPath(address.split('?')[0] ?? '')));
  };
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => locale }) };
  Object.assign(globalThis, { document: page });
  try {
    const pagefind = (await import(`${script}?${locale}`)) as Pagefind;
    const engine = await pagefindEngine(pagefind);
    await engine.ask('a');
    return (filters) => (filters ? pagefindEngine(pagefind, filters) : Promise.resolve(engine));
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
}
