import { join } from 'node:path';
import { z } from 'zod';
import { SERVICES } from '#config/plans.ts';
import { readYaml } from '#config/read-yaml.ts';

const id = z.string().regex(/^[a-z0-9-]+$/, { error: 'lower-case letters, digits and hyphens' });
const url = z.url({ protocol: /^https?$/, error: 'an http(s) address' });
const languages = z.array(z.string().min(2)).min(1);

const resource = z.strictObject({
  id,
  title: z.string().min(1),
  url,
  minutes: z.int().positive().optional(),
  languages,
});

const webinar = resource.extend({
  /** Instant it begins, ISO 8601 with a zone. */
  starts: z.union([z.date(), z.iso.datetime({ offset: true })]).transform((at) => new Date(at)),
});

const RESOURCES_SCHEMA = z.strictObject({
  manuals: z.array(resource),
  videos: z.array(resource),
  webinars: z.array(webinar),
});

const PARTNERS_SCHEMA = z.array(
  z.strictObject({
    id,
    name: z.string().min(1),
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'a country code such as DE' }),
    languages,
    services: z.array(z.enum(SERVICES)).min(1),
    url,
  }),
);

export type Resource = z.infer<typeof resource>;
export type Webinar = z.infer<typeof webinar>;
export type Partner = z.infer<typeof PARTNERS_SCHEMA>[number];
export type SelfSupport = z.infer<typeof RESOURCES_SCHEMA> & { partners: Partner[] };

/** Reads `resources.yml` and `partners.yml`. Throws ConfigError with file and line. */
export function readSelfSupport(contentDir: string): SelfSupport {
  return {
    ...readYaml(join(contentDir, 'resources.yml'), RESOURCES_SCHEMA),
    partners: readYaml(join(contentDir, 'partners.yml'), PARTNERS_SCHEMA),
  };
}

/** Webinars that have not begun yet, the next one first. */
export function comingWebinars(webinars: Webinar[], now: Date): Webinar[] {
  return webinars
    .filter(({ starts }) => starts > now)
    .sort((a, b) => a.starts.getTime() - b.starts.getTime());
}

/** What is in the reader's language, then what is in the source language; the rest is left out. */
export function forReaders<R extends { languages: string[] }>(
  resources: R[],
  locale: string,
  source: string,
): R[] {
  const own = resources.filter(({ languages }) => languages.includes(locale));
  const original = resources.filter(({ languages }) => languages.includes(source));
  return [...new Set([...own, ...original])];
}

/** A link to a resource; its title is marked with its language where the page has another one. */
export function linkTo(
  { url, languages }: { url: string; languages: string[] },
  locale: string,
): { href: string; lang: string | undefined } {
  return { href: url, lang: languages.includes(locale) ? undefined : languages[0] };
}
