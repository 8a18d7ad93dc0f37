import { z } from 'zod';
import { localizedText } from './localized-text.ts';

/** What local partners do for a fee. Each has its word in the dictionaries. */
export const SERVICES = ['assistance', 'training', 'setup', 'customization'] as const;
export type Service = (typeof SERVICES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'lower-case letters, digits and hyphens' });
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'a time such as 09:00, in quotes' });

/** When the support team answers. */
const hours = z
  .strictObject({
    days: z.array(z.enum(WEEKDAYS, { error: `any of ${WEEKDAYS.join(', ')}` })).min(1),
    from: timeOfDay,
    to: timeOfDay,
    timeZone: z
      .string()
      .refine(isTimeZone, { error: 'a time zone such as Europe/Berlin (IANA name)' }),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'a time later than `from`' });
export type BusinessHours = z.infer<typeof hours>;

/** Names alone: an offset would be wrong for half of the year where clocks change. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

export const PLAN_SCHEMA = z
  .strictObject({
    /** Stable name that accounts refer to. */
    id,
    title: localizedText,
    /** Whether people on this plan may write to the support team. */
    support: z.boolean(),
    /** How many hours may pass until the first answer, counted within `hours` only. */
    promise: z
      .strictObject({ firstAnswerHours: z.int().positive().max(720, { error: 'at most 720' }) })
      .optional(),
    hours: hours.optional(),
    /** What may be attached to one message. */
    attachments: z
      .strictObject({
        files: z.int().positive().max(20, { error: 'at most 20' }),
        megabytes: z.int().positive().max(100, { error: 'at most 100' }),
      })
      .optional(),
    /** Where this plan is changed for a larger one; left out, `links.plans`. */
    upgrade: z.url({ protocol: /^https?$/, error: 'an http(s) address' }).optional(),
  })
  .superRefine((plan, context) => {
    for (const field of ['promise', 'hours', 'attachments'] as const) {
      if (plan.support || plan[field] === undefined) continue;
      const message = 'nothing, because this plan has no support';
      context.addIssue({ code: 'custom', path: [field], message });
    }
    if (plan.promise && !plan.hours) {
      const message = 'the business hours in which the promise counts';
      context.addIssue({ code: 'custom', path: ['hours'], message });
    }
  });
export type Plan = z.infer<typeof PLAN_SCHEMA>;

/** What a reader needs help with. It decides, with the plan, who helps. */
export const TOPIC_SCHEMA = z
  .strictObject({
    id,
    title: localizedText,
    /** Whether people on any plan may write to the support team about it. */
    everyPlan: z.boolean().default(false),
    /** The service of local partners that helps where the plan has no support. */
    partner: z.enum(SERVICES, { error: `one of ${SERVICES.join(', ')}` }).optional(),
  })
  .refine(({ everyPlan, partner }) => !everyPlan || partner === undefined, {
    path: ['partner'],
    error: 'nothing, because the support team helps on every plan',
  });
export type Topic = z.infer<typeof TOPIC_SCHEMA>;

/** A list whose ids are told apart. */
export function withOwnIds<T extends { id: string }>(list: z.ZodType<T[]>): z.ZodType<T[]> {
  return list.superRefine((entries, context) => {
    entries.forEach((entry, index) => {
      if (entries.findIndex(({ id }) => id === entry.id) === index) return;
      const message = 'an id that no entry before it has';
      context.addIssue({ code: 'custom', path: [index, 'id'], message });
    });
  });
}
