import { expect, test } from 'vitest';
import { asksForDocument, isBot, isShown } from './read-rules.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

test.each([
  [CHROME, false],
  [IPHONE, false],
  [FIREFOX, false],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  [`${CHROME} (compatible; GPTBot/1.2; +https://openai.com/gptbot)`, true],
  ['curl/8.14.1', true],
  ['python-requests/2.32', true],
  ['-', true],
  ['', true],
  [undefined, true],
])('%s is a bot: %s', (userAgent, bot) => {
  expect(isBot(userAgent)).toBe(bot);
});

test.each([
  [{}, true],
  [{ 'sec-fetch-dest': 'document' }, true],
  [{ 'sec-fetch-dest': 'iframe' }, false],
  [{ 'sec-fetch-dest': 'empty' }, false],
  [{ 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch' }, false],
  [{ 'sec-purpose': 'prefetch;prerender' }, false],
  [{ 'sec-purpose': 'other' }, true],
])('%o asks for a document: %s', (headers, asks) => {
  expect(asksForDocument(headers)).toBe(asks);
});

test.each([
  [200, true],
  [304, true],
  [206, false],
  [302, false],
  [308, false],
  [404, false],
])('%s shows a page: %s', (status, shown) => {
  expect(isShown(status)).toBe(shown);
});
