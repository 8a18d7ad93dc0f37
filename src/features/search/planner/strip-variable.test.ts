import { describe, expect, test } from 'vitest';
import { stripVariable } from './strip-variable.ts';
import { wordsOf } from './words-of.ts';

describe('stripVariable leaves of a pasted error', () => {
  test.each([
    ['an address', 'Not found: https://app.example.com/a/b?c=1#d', 'not found'],
    ['a mail address', 'Already in use: ana.b+c@mail.example.com', 'already in use'],
    ['a UUID', 'Request 4f1c2a9e-77b1-4c02-9d7e-0a1b2c3d4e5f failed', 'request failed'],
    ['an instant', 'Expired 2026-03-04T09:12:44.001Z today', 'expired today'],
    ['a time and a day', 'At 9:12:44 PM on 31.12.2026 it broke', 'at on it broke'],
    ['an IPv4 address and a port', 'refused 192.168.0.12:8080', 'refused'],
    ['an IPv6 address', 'refused fe80:0:0:0:1:2:3:4 now', 'refused now'],
    ['a path', "cannot open '/Users/ana/Desktop/a b.txt'", 'cannot open b txt'],
    ['a path of Windows', String.raw`cannot open C:\Users\Ana\plan.docx`, 'cannot open'],
    ['a version', 'Chrome v126.0.6478.127 is too old', 'chrome is too old'],
    ['a hash', 'commit 9af3c1d2e4b5a6 is missing', 'commit is missing'],
    ['the number of a ticket', 'Order #7742138 failed', 'order failed'],
    ['a short code, which an article may name', 'Error 403 in E1023', 'error 403 in e1023'],
    ['a word of letters only', 'The facade was defaced', 'the facade was defaced'],
    ['either or', 'yes/no and and/or', 'yes no and and or'],
  ])('%s', (_what, pasted, left) => {
    expect(wordsOf(stripVariable(pasted), 'en').join(' ')).toBe(left);
  });

  test('nothing but what varies stays whole', () => {
    expect(stripVariable('192.168.0.1')).toBe('192.168.0.1');
  });
});
