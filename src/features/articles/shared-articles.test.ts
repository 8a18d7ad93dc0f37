import { expect, test } from 'vitest';
import { readArticles } from './catalog.ts';
import { walk } from './markdown-tree.ts';
import { outlineOf } from './outline.ts';
import { shareArticles, sharedArticles } from './shared-articles.ts';
import { parseMarkdown } from './source.ts';

test('pages get what reading their article again would give', () => {
  expect(sharedArticles()).toBeUndefined();
  const articles = readArticles('content');
  shareArticles(articles);

  expect(sharedArticles()?.catalog).toBe(articles.catalog);
  for (const { locale, category, slug, source } of articles.files) {
    const again = outlineOf([...walk(parseMarkdown(source.body, slug))]);
    const shared = sharedArticles()?.outlines.get(`${locale}/${category}/${slug}`);
    expect(shared?.map(({ line: _, ...place }) => place)).toEqual(
      again.map(({ line: _, ...place }) => place),
    );
  }
});
