import type { AstroIntegration } from 'astro';
import { noticeGround } from '#config/brand.ts';
import { readSvg } from '#config/svg-file.ts';
import type { Site } from '#config/site.ts';
import { socialImage } from './social-image.ts';

/** What a page's own drawing is known by to the components that show it. */
const MODULE = 'virtual:brand';
const TOKENS = /\/ui\/tokens\.css$/;

/**
 * Builds the site owner's colours and logo into the pages: the colours into the tokens, so that
 * they are in the style sheet whose hash the content security policy names, the drawings into the
 * markup, so that they cost no request.
 */
export function brand({ brand }: Site): AstroIntegration {
  const { accent, logo } = brand;
  const colours = `
@layer tokens {
  :root {
    --accent: light-dark(${accent.light}, ${accent.dark});
    --accent-quiet: light-dark(${noticeGround(accent.light, 'light')}, ${noticeGround(accent.dark, 'dark')});
  }
}`;
  const values = {
    logo: readSvg(logo),
    icon: readSvg('icon.svg'),
    social: socialImage(brand).path,
  };
  const code = Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
  const plugin = {
    name: 'waymark-brand',
    enforce: 'pre' as const,
    // Filtered by the bundler itself: else it calls out for every file of a thousand articles.
    resolveId: { filter: { id: /^virtual:brand$/ }, handler: () => `\0${MODULE}` },
    load: { filter: { id: /\0virtual:brand$/ }, handler: () => code },
    transform: { filter: { id: TOKENS }, handler: (css: string) => css + colours },
  };
  return {
    name: plugin.name,
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
