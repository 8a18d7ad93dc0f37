import { join } from 'node:path';
import { z } from 'zod';
import { BRAND_SCHEMA } from './brand.ts';
import { ConfigError } from './env.ts';
import { localizedText, type LocalizedText } from './localized-text.ts';
import { PLAN_SCHEMA, TOPIC_SCHEMA, withOwnIds } from './plans.ts';
import { readYaml } from './read-yaml.ts';

const limits = z.object({
  votesPerVoterPerMinute: z.int().positive(),
  votesPerVoterPerHour: z.int().positive(),
  votesPerAddressPerMinute: z.int().positive(),
  votesPerAddressPerHour: z.int().positive(),
  requestsPerPersonPerHour: z.int().positive(),
  signInMailsPerAddressPerHour: z.int().positive(),
  signInMailsPerEmailPerHour: z.int().positive(),
  searchesPerAddressPerMinute: z.int().positive(),
  watchMailsPerAddressPerHour: z.int().positive().default(30),
});
export type Limits = z.infer<typeof limits>;

const days = z.int().positive().max(3650, { error: 'at most 3650 days' });
/** After how many days what tells people apart, or what they searched for, is forgotten. */
const retention = z.object({
  voterKeyDays: days.default(180),
  searchDays: days.default(90),
});

const httpsUrl = z.url({ protocol: /^https?$/, error: 'an http(s) address' });

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:|\/(?!\/))\S+$/;
const ownLink = z.strictObject({
  title: localizedText,
  href: z.string().regex(SAFE_LINK, {
    error: 'an address that begins with https://, mailto:, tel: or one /',
  }),
});
const instant = z.iso.datetime({ error: 'an instant such as 2026-11-22T14:00:00Z' });

/** What readers must know right now, such as an outage. */
const incident = z.strictObject({
  text: localizedText,
  /** Where it is told in full. */
  href: httpsUrl.optional(),
  since: instant.optional(),
  /** When it is over. Pages that were built before then hide it by themselves, with JavaScript. */
  until: instant.optional(),
});

const SITE_SCHEMA = z
  .object({
    /** The help center's own name, in the header, in titles and mails; one for all, or by language. */
    name: z.union([z.string().min(1), localizedText]),
    /** The product the articles are about. */
    product: z.string().min(1),
    /** The team that answers requests. */
    team: z.string().min(1),
    /** The first is the source language, at `/`; the others stand under `/<locale>/`. */
    locales: z
      .array(z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, { error: 'e.g. en or pt-BR' }))
      .min(1),
    plans: withOwnIds(z.array(PLAN_SCHEMA).min(1)),
    /** The plan of people whose account is unknown. */
    defaultPlan: z.string(),
    /** What readers can need help with, in the order they are offered. */
    topics: withOwnIds(z.array(TOPIC_SCHEMA)).default([]),
    brand: BRAND_SCHEMA.prefault({}),
    links: z.object({
      product: httpsUrl,
      plans: httpsUrl,
      privacy: httpsUrl.optional(),
      /** After the help center's own links, in the header and in the footer. */
      header: z.array(ownLink).max(3, { error: 'at most 3 links' }).default([]),
      footer: z.array(ownLink).default([]),
    }),
    /** Who stands behind the help center, in the footer of every page. */
    contact: localizedText.optional(),
    incident: incident.optional(),
    /** Who may show the help center in a frame (CSP frame-ancestors). */
    frameAncestors: z.array(z.string()).default([]),
    limits,
    retention: retention.prefault({}),
  })
  .refine((site) => site.plans.some((p) => p.id === site.defaultPlan), {
    path: ['defaultPlan'],
    error: 'the id of one of the plans',
  });

export type Site = z.infer<typeof SITE_SCHEMA>;
export { localizedText, type LocalizedText } from './localized-text.ts';
export type { Plan, Topic } from './plans.ts';

/** Reads `site.yml`. `overrides` (the variable LIMITS) replace single limits. Throws ConfigError. */
export function readSite(contentDir: string, overrides: Record<string, number> = {}): Site {
  const site = readYaml(join(contentDir, 'site.yml'), SITE_SCHEMA);
  const parsed = limits.strict().safeParse({ ...site.limits, ...overrides });
  if (!parsed.success) {
    const found = Object.keys(overrides).join(', ');
    const expected = Object.keys(site.limits).join(', ');
    throw new ConfigError(`LIMITS: found ${found}, expected positive numbers for: ${expected}`);
  }
  return { ...site, limits: parsed.data };
}

/** The language articles are written in first; its pages stand at `/`. */
export function sourceLocale({ locales }: { locales: readonly string[] }): string {
  return locales[0] ?? 'en';
}

/** The text in the reader's language, else in the source language; or the one text for all. */
export function localized(text: LocalizedText | string, locale: string): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
