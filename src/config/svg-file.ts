import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './env.ts';

const PUBLIC = 'public';
/** It stands in every page, and a page is to arrive in one round trip. */
const MAX_BYTES = 2000;

/** The name of a drawing in `public/`. */
export const iconFile = z
  .string()
  .regex(/^[\w-]+(\/[\w-]+)*\.svg$/, { error: 'the name of an .svg file in public/' });

/**
 * A drawing from `public/` that is to stand in a page. Throws ConfigError when it is missing, too
 * large, has no size to scale from, or holds what the content security policy blocks.
 */
export function readSvg(name: string, folder = PUBLIC): string {
  const file = join(folder, name);
  const svg = read(file).trim();
  const refuse = (found: string, expected: string): never => {
    throw new ConfigError(`${file}:1: found ${found}, expected ${expected}`);
  };
  const bytes = Buffer.byteLength(svg);
  if (!/^<svg\b[^>]*\bviewBox=/.test(svg)) refuse(svg.slice(0, 40), 'an <svg> with a viewBox');
  if (bytes > MAX_BYTES) refuse(`${bytes} bytes`, `at most ${MAX_BYTES}: it is in every page`);
  const forbidden = /<(script|style|foreignObject|image|use)\b|\s(style|on\w+|href)=/i.exec(svg);
  if (forbidden) refuse(forbidden[0].trim(), 'shapes alone, coloured by attributes');
  return svg;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file}: found nothing, expected the drawing that content names`, {
      cause,
    });
  }
}
