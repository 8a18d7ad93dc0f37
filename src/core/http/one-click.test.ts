import { expect, test } from 'vitest';
import { hasNoOrigin, isOneClick } from './one-click.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=x';
const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };

test.each([
  [FORM, ONE_CLICK, true],
  [MULTIPART, ONE_CLICK, true],
  ['application/json', ONE_CLICK, false],
  ['Application/JSON; charset=utf-8', ONE_CLICK, false],
  [undefined, ONE_CLICK, false],
  [FORM, {}, false],
  [FORM, { 'List-Unsubscribe': 'one-click' }, false],
  [FORM, { 'list-unsubscribe': 'One-Click' }, false],
  [FORM, { 'List-Unsubscribe': ['One-Click', 'One-Click'] }, false],
  [FORM, { ...ONE_CLICK, token: 'x' }, false],
])('%s %j: %s', (type, fields, expected) => {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  expect(isOneClick(headers, fields)).toBe(expected);
});

test.each([
  [null, null, true],
  ['none', null, false],
  ['cross-site', null, false],
  [null, 'null', false],
  [null, 'https://example.net', false],
])('Sec-Fetch-Site %s, Origin %s: %s', (secFetchSite, origin, expected) => {
  expect(hasNoOrigin({ secFetchSite, origin, host: 'localhost' })).toBe(expected);
});
