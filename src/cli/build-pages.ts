/** The part of the build that is Astro's, in a process of its own: see build.ts. */
import { build } from 'astro';

await build({ logLevel: 'warn' });
