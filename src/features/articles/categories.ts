import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '#config/env.ts';
import { readYaml } from '#config/read-yaml.ts';
import { iconFile, readSvg } from '#config/svg-file.ts';
import { localizedText } from '#config/site.ts';
import { ICONS, isIconName } from '#ui/icons.ts';

const id = z.string().regex(/^[a-z0-9-]+$/, { error: 'lower-case letters, digits and hyphens' });
const icon = z.string().refine((name) => isIconName(name) || iconFile.safeParse(name).success, {
  error: `the name of an .svg file in public/, or one of: ${Object.keys(ICONS).join(', ')}`,
});
const hasOwnIds = (items: { id: string }[]) =>
  new Set(items.map((i) => i.id)).size === items.length;
const ownIds = { error: 'an id of its own for each' };

const section = z.strictObject({ id, title: localizedText, description: localizedText.optional() });
const category = z.strictObject({
  id,
  title: localizedText,
  description: localizedText,
  /** Beside the title on the first page. */
  icon: icon.default('flag'),
  /** Parts of the category, which articles choose by `section:`. */
  sections: z.array(section).refine(hasOwnIds, ownIds).default([]),
});
const CATEGORIES_SCHEMA = z.array(category).min(1).refine(hasOwnIds, ownIds);

export type Category = z.infer<typeof category>;
export type Section = z.infer<typeof section>;

/** Reads `categories.yml`. Throws ConfigError with file, line, what was found and expected. */
export function readCategories(contentDir: string): Category[] {
  const file = join(contentDir, 'categories.yml');
  const categories = readYaml(file, CATEGORIES_SCHEMA);
  for (const { id, icon } of categories) {
    if (!isIconName(icon)) readOwnIcon(file, id, icon);
  }
  return categories;
}

function readOwnIcon(file: string, category: string, icon: string): void {
  try {
    readSvg(icon);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(`${file}: the icon of "${category}": ${error.message}`, { cause: error });
  }
}
