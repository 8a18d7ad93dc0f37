import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { PLAN_SCHEMA, TOPIC_SCHEMA, withOwnIds } from './plans.ts';
import { parseYaml } from './read-yaml.ts';

const hours = { days: ['mon'], from: '09:00', to: '18:00', timeZone: 'Europe/Berlin' };
const title = { en: 'Basic' };
const plan = { id: 'basic', title, support: true, promise: { firstAnswerHours: 8 }, hours };
const topic = { id: 'setup', title };

function said(schema: z.ZodType, list: object[]): string {
  try {
    parseYaml(stringify(list), 'site.yml', schema);
    return 'nothing was wrong';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a plan in site.yml', () => {
  const plans = withOwnIds(z.array(PLAN_SCHEMA));
  const free = { id: 'free', title, support: false };

  test.each([
    ['all there is to say', plan],
    ['nothing but whether it has support', free],
    ['all day, every day', { ...plan, hours: { ...hours, from: '00:00', to: '24:00' } }],
    ['the longest promise', { ...plan, promise: { firstAnswerHours: 720 } }],
  ])('takes %s', (_, one) => {
    expect(said(plans, [one])).toBe('nothing was wrong');
  });

  test.each([
    [
      'a promise without support',
      { ...free, promise: { firstAnswerHours: 8 }, hours },
      'promise: found {"firstAnswerHours":8}, expected nothing, because this plan has no support',
    ],
    [
      'a promise at any hour',
      { ...plan, hours: undefined },
      'hours: found nothing, expected the business hours in which the promise counts',
    ],
    [
      'no time to answer',
      { ...plan, promise: { firstAnswerHours: 0 } },
      'promise.firstAnswerHours: found 0, expected number to be >0',
    ],
    [
      'a month and more',
      { ...plan, promise: { firstAnswerHours: 721 } },
      'promise.firstAnswerHours: found 721, expected at most 720',
    ],
    [
      'a day nobody knows',
      { ...plan, hours: { ...hours, days: ['Monday'] } },
      'hours.days.0: found "Monday", expected any of mon, tue, wed, thu, fri, sat, sun',
    ],
    [
      'a time without minutes',
      { ...plan, hours: { ...hours, from: '9' } },
      'hours.from: found "9", expected a time such as 09:00, in quotes',
    ],
    [
      'hours that end as they begin',
      { ...plan, hours: { ...hours, to: '09:00' } },
      'hours.to: found "09:00", expected a time later than `from`',
    ],
    [
      'an offset for a time zone',
      { ...plan, hours: { ...hours, timeZone: '+01:00' } },
      'hours.timeZone: found "+01:00", expected a time zone such as Europe/Berlin (IANA name)',
    ],
    [
      'a field with a slip',
      { ...plan, promises: {} },
      'promises: found {}, expected no such field',
    ],
  ])('refuses %s', (_, one, message) => {
    expect(said(plans, [one])).toMatch(/^site\.yml:\d+: 0\./);
    expect(said(plans, [one])).toContain(message);
  });

  test('refuses an id that comes twice', () => {
    expect(said(plans, [free, free])).toContain(
      '1.id: found "free", expected an id that no entry before it has',
    );
  });
});

test.each([
  ['a topic for every plan', { ...topic, everyPlan: true }, 'nothing was wrong'],
  ['one that partners help with', { ...topic, partner: 'setup' }, 'nothing was wrong'],
  [
    'both',
    { ...topic, everyPlan: true, partner: 'setup' },
    'partner: found "setup", expected nothing, because the support team helps on every plan',
  ],
  [
    'a service there is not',
    { ...topic, partner: 'magic' },
    'partner: found "magic", expected one of assistance, training, setup, customization',
  ],
])('%s: %#', (_, one, message) => {
  expect(said(z.array(TOPIC_SCHEMA), [one])).toContain(message);
});
