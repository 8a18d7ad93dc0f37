import { describe, expect, test } from 'vitest';
import { indexOf, type Page } from './fixture.ts';
import { search } from './search.ts';

const PAGES: Record<string, Page> = {
  invoices: { title: 'Download invoices', text: 'Every payment makes an invoice as a PDF file.' },
  card: {
    title: 'Change how you pay',
    text: 'Replace the card. The bank may refuse it.',
    errors: 'Your card was declined',
  },
  cancel: { title: 'Close your plan', text: 'The plan ends and the card is not charged again.' },
  invite: { title: 'Invite people', text: 'Send a mail with a link.', keywords: 'colleague' },
  dark: { title: 'Dark colours', text: 'Change the colours under appearance.' },
};
const synonyms = [
  { found: ['close'], onlySaid: ['cancel', 'terminate'] },
  { found: ['plan'], onlySaid: ['subscription'] },
  { found: ['invite'], onlySaid: ['replica'] },
];
const find = async (query: string, options = {}) => {
  const index = indexOf(PAGES, { synonyms });
  const { hits, ...rest } = await search(query, index, options);
  return { ids: hits.map(({ id }) => id), hits, ...rest, asked: index.asked };
};

describe('search', () => {
  test('one word too many hides nothing', async () => {
    expect((await find('download my invoices yesterday evening')).ids[0]).toBe('invoices');
  });

  test('a pasted error leads to the article that explains it', async () => {
    const pasted = 'Payment error: “Your card was declined” (ref 8841-22) 2026-01-01T10:00:00Z';
    expect((await find(pasted)).ids[0]).toBe('card');
  });

  test('a slip is corrected, says so, and can be taken back', async () => {
    const found = await find('downlaod invocies');
    expect(found.ids[0]).toBe('invoices');
    expect(found.corrected).toEqual([
      { from: 'downlaod', to: 'download' },
      { from: 'invocies', to: 'invoices' },
    ]);
    const typed = await find('downlaod invocies', { correct: false });
    expect(typed).toMatchObject({ ids: [], corrected: [], isUnsure: true });
  });

  test('a synonym is asked for, and is no correction', async () => {
    const found = await find('terminate subscription');
    expect(found.ids[0]).toBe('cancel');
    expect(found.corrected).toEqual([]);
  });

  test('a word that only has synonyms is not read as a slip of a known one', async () => {
    expect(await find('replica')).toMatchObject({ ids: ['invite'], corrected: [] });
  });

  test('no synonyms when the title has it all', async () => {
    expect((await find('close plan')).asked.toSorted()).toEqual(['close', 'plan']);
  });

  test('the author’s keywords count', async () => {
    expect((await find('colleague')).ids).toEqual(['invite']);
  });

  test('what nothing has finds nothing', async () => {
    expect(await find('xylophone')).toMatchObject({ ids: [], isUnsure: true });
    expect(await find('  ')).toMatchObject({ ids: [], isUnsure: true });
  });

  test('words that say nothing are asked for when there are no others', async () => {
    expect((await find('not on')).asked).toContain('not');
  });

  test('a long text asks for eight words and six synonyms at most', async () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `word${'abcdefghij'[index % 10] ?? ''}${index}x`,
    );
    const index = indexOf(
      { page: { title: many.join(' ') } },
      {
        synonyms: [
          { found: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', many[39] ?? ''], onlySaid: [] },
        ],
      },
    );
    await search([...many, 'other'].join(' '), index);
    expect(index.asked.length).toBeLessThanOrEqual(8 + 6);
  });

  test('an answer of no use any more is given up', async () => {
    const stop = new AbortController();
    const answer = find('download', { signal: stop.signal });
    stop.abort();
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  test('what the engine fails of, the search fails of', async () => {
    const index = indexOf(PAGES);
    index.engine.ask = () => Promise.reject(new Error('gone'));
    await expect(search('download', index)).rejects.toThrow('gone');
  });
});

describe('what counts as found', () => {
  const PAGES: Record<string, Page> = {
    address: { title: 'Change your email', text: 'This email already exists.' },
    every: { title: 'Every member', text: 'An easy way for everyone, earlier than else.' },
    emails: { title: 'Emails we send', text: 'How to read them.' },
    planet: { title: 'Planets', text: 'A planet and its moon.' },
    plan: { title: 'Your plan', text: 'Change the plan.' },
  };
  const ids = async (query: string, synonyms: { found: string[]; onlySaid: string[] }[] = []) => {
    const { hits } = await search(query, indexOf(PAGES, { synonyms }));
    return hits.map(({ id }) => id);
  };

  test('a synonym with a hyphen does not bring every word of its letter', async () => {
    const synonyms = [{ found: ['email', 'mail'], onlySaid: [] }];
    expect(await ids('e-mail exists', synonyms)).toEqual(['address']);
    const index = indexOf(PAGES, { synonyms });
    await search('e-mail exists', index);
    expect(index.asked).not.toContain('e');
  });
  test('a longer word is not the word, unless it may still be typed', async () => {
    expect(await ids('plan')).toContain('planet');
    expect(await ids('plan change')).not.toContain('planet');
    const { lookedFor } = await search('moon plan', indexOf(PAGES));
    expect(lookedFor).toEqual({ words: ['moon', 'plan'], beginnings: ['plan'] });
  });
  test('a word that is being typed is found, whatever its synonyms', async () => {
    const synonyms = [{ found: ['planet'], onlySaid: ['globe'] }];
    expect(await ids('plane', synonyms)).toContain('planet');
  });
  test('two letters are no beginning', async () => {
    expect((await search('read em', indexOf(PAGES))).lookedFor.beginnings).toEqual([]);
  });
  test('articles with little of the query are left out when one has it all', async () => {
    expect(await ids('this email exists already')).toEqual(['address']);
  });
});
