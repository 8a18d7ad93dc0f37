import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '#config/words/en.ts';
import type { Answer, Asked, FoundArticle } from './find-results.ts';
import { resultWords } from './result-words.ts';
import {
  articlesHtml,
  correctedQuery,
  correctionHtml,
  filtersHtml,
  summaryOf,
} from './results-html.ts';

const WORDS = resultWords(en, [{ id: 'account', title: { en: 'Account' } }], {
  locale: 'de',
  source: 'en',
  page: '/search/',
});
const ASKED: Asked = { query: 'lgoin', exact: false };

function article(change: Partial<FoundArticle> = {}): FoundArticle {
  return {
    ...{ id: 'a', title: 'Title', url: '/articles/a/', category: 'account', kinds: [] },
    ...{ problem: undefined, excerpt: [], parts: [] },
    ...change,
  };
}

function answer(change: Partial<Answer> = {}): Answer {
  return { total: 1, articles: [article()], corrected: [], isUnsure: false, ...change };
}

/** Every tag that may stand there, attributes in quotes. */
const OURS =
  /^<(\/?(li|p|ul|mark|strong)|\/(a|span)|li data-article="[^"]*"|a( class="chip")? href="[^"]*"( hreflang="en")?( lang="en" dir="ltr")?( data-ask)?( (aria-current="true")?)?|span class="(quiet|language)"|span lang="en" dir="ltr"|ul class="hits")>$/;

test('whatever articles say and readers type, it is text', () => {
  const text = fc.oneof(
    fc.constantFrom('"><script>alert(1)</script>', "'&quot;", '$&', '</a>', '<img onerror=x>'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, text, (query, said) => {
      const asked = { ...ASKED, query, category: said };
      const part = {
        anchor: said,
        title: said,
        excerpt: [{ text: said, marked: true }],
        matches: 1,
      };
      const found = answer({
        corrected: [{ from: query, to: said }],
        articles: [
          article({ title: said, id: said, excerpt: part.excerpt, parts: [part] }),
          article({ problem: part }),
          article({ problem: part, locale: 'en', excerpt: part.excerpt }),
        ],
      });
      const words = { ...WORDS, categories: { [said]: said } };
      const html = [articlesHtml, correctionHtml, filtersHtml]
        .map((make) => make(found, asked, words))
        .join('');
      for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(OURS);
    }),
    { numRuns: 2000 },
  );
});

describe('a correction', () => {
  const corrected = [{ from: 'lgoin', to: 'login' }];

  test('stands in the query as it was typed, in any case', () => {
    const asked = { ...ASKED, query: 'My “LGOIN”, please' };
    expect(correctedQuery(answer({ corrected }), asked)).toBe('My “login”, please');
    expect(summaryOf(answer({ corrected }), asked, WORDS)).toBe(
      '1 article for “My “login”, please”',
    );
  });

  test('has a way back that keeps the filters', () => {
    const asked: Asked = { ...ASKED, kind: 'problem' };
    expect(correctionHtml(answer({ corrected }), asked, WORDS)).toContain(
      'href="/search/?q=lgoin&amp;kind=problem&amp;exact=1"',
    );
  });

  test('that was none says nothing', () => {
    expect(correctionHtml(answer(), ASKED, WORDS)).toBe('');
  });
});

describe('filters', () => {
  const mixed = answer({
    articles: [article({ kinds: ['problem'] }), article({ category: 'other', kinds: ['how-to'] })],
  });

  test('are what parts the results, and what is on', () => {
    expect(filtersHtml(mixed, ASKED, WORDS).match(/>[^<]+(?=<\/a>)/g)).toEqual([
      '>How-to',
      '>With known problems',
      '>Account',
    ]);
    expect(filtersHtml(answer(), ASKED, WORDS)).toBe('');
    expect(filtersHtml(answer(), { ...ASKED, category: 'account' }, WORDS)).toContain(
      'href="/search/?q=lgoin" data-ask aria-current="true"',
    );
  });
});

test('a problem that was pasted comes first, with its own address', () => {
  const problem = { anchor: 'no-file', title: 'No file', excerpt: [], matches: 2 };
  expect(articlesHtml(answer({ articles: [article({ problem })] }), ASKED, WORDS)).toMatch(
    /^<li data-article="a"><a href="\/articles\/a\/\?q=lgoin#no-file">Problem: No file<\/a>/,
  );
});

describe('an article of another language', () => {
  const excerpt = [{ text: 'The text.', marked: false }];
  const foreign = article({ locale: 'en', excerpt });
  const htmlOf = (one: FoundArticle) => articlesHtml(answer({ articles: [one] }), ASKED, WORDS);

  test('says so, in its own direction, and leads to the notice', () => {
    expect(htmlOf(foreign)).toBe(
      '<li data-article="a"><a href="/articles/a/?q=lgoin#in-de" hreflang="en" lang="en" dir="ltr">Title</a> ' +
        '<span class="language">Englisch</span> <span class="quiet">Account</span>' +
        '<p><span lang="en" dir="ltr">The text.</span></p></li>',
    );
  });

  test('leads to the problem that was pasted', () => {
    const problem = { anchor: 'no-file', title: 'No file', excerpt: [], matches: 2 };
    expect(htmlOf({ ...foreign, problem })).toContain(
      '<a href="/articles/a/?q=lgoin#no-file" hreflang="en">Problem: <span lang="en" dir="ltr">No file</span></a>',
    );
  });

  test('is told apart from those of the reader’s own', () => {
    expect(htmlOf(article())).not.toMatch(/lang=|dir=|#in-/);
  });
});
