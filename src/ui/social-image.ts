import { createHash } from 'node:crypto';
import { GROUNDS } from '#config/brand.ts';
import type { Site } from '#config/site.ts';
import { readSvg } from '#config/svg-file.ts';
import { ICONS, isIconName } from './icons.ts';

/** What other sites show beside a link to a page, in pixels (https://ogp.me). */
export const SOCIAL_SIZE = { width: 1200, height: 630 };
const LARGE = 300;
const SMALL = 84;
const MARGIN = 64;
const BAND = 20;

/**
 * The picture of a category, or of the site: its icon and the logo in the accent, without words, so
 * that it is one for all languages and no font is needed where it is drawn. Its address changes when
 * the picture does, as other sites keep what they have.
 */
export function socialImage(
  { logo, accent }: Site['brand'],
  category?: { id: string; icon: string },
): { path: string; svg: string } {
  const { width, height } = SOCIAL_SIZE;
  const [x, y] = [(width - LARGE) / 2, (height - BAND - LARGE) / 2];
  const corner = { x: width - MARGIN - SMALL, y: height - BAND - MARGIN / 2 - SMALL, size: SMALL };
  const large = { x, y, size: LARGE };
  const drawings = category
    ? [placed(iconOf(category.icon), large), placed(readSvg(logo), corner)]
    : [placed(readSvg(logo), large)];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" color="${accent.light}">`,
    `<rect width="${width}" height="${height}" fill="${GROUNDS.light.ground}"/>`,
    `<rect y="${height - BAND}" width="${width}" height="${BAND}" fill="${accent.light}"/>`,
    ...drawings,
    '</svg>',
  ]
    .join('')
    // The drawing stands in no page that could tell it.
    .replace(/var\(--accent(,[^)]*)?\)/g, accent.light);
  const hash = createHash('sha256').update(svg).digest('hex').slice(0, 12);
  return { path: `/social/${category?.id ?? 'site'}.${hash}.png`, svg };
}

/** One of our own outlines, as in Icon.astro, or the owner's drawing. */
function iconOf(name: string): string {
  return isIconName(name)
    ? `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${ICONS[name]}"/></svg>`
    : readSvg(name);
}

function placed(svg: string, { x, y, size }: { x: number; y: number; size: number }): string {
  return svg.replace(/^<svg\b[^>]*/, (tag) => {
    const bare = tag.replace(/\s(x|y|width|height)="[^"]*"/g, '');
    return `${bare} x="${x}" y="${y}" width="${size}" height="${size}"`;
  });
}
