import { describe, expect, test } from 'vitest';
import { listOf } from './fixture.ts';
import { readUnknown } from './read-unknown.ts';

const list = listOf([
  ...['invoice', 'invoices', 'invoices', 'invite', 'password', 'notification', 'wifi', 'network'],
  ...['rechnung', 'adresse', 'einladung', 'mail', 'board', 'boards', 'boards', 'plan', 'root'],
]);
const slip = (word: string) => ({ kind: 'slip', word });

describe('readUnknown', () => {
  test.each([
    ['a beginning that is being typed', 'invo', { kind: 'beginning' }],
    ['a letter too few', 'pasword', slip('password')],
    ['two swapped', 'inivte', slip('invite')],
    ['the first two swapped', 'nivite', slip('invite')],
    ['a letter too many before it', 'xinvite', slip('invite')],
    ['two slips in a long word', 'notifcaton', slip('notification')],
    ['of equals the one in more articles', 'boardz', slip('boards')],
    ['two words in one', 'wifinetwork', { kind: 'parts', words: ['wifi', 'network'] }],
    ['a German compound', 'rechnungsadresse', { kind: 'parts', words: ['rechnung', 'adresse'] }],
    ['two slips in six letters: too far', 'reboot', undefined],
    ['four letters: too short', 'plam', undefined],
    ['a code', 'board5', undefined],
    ['no word of this help center', 'xylophone', undefined],
  ])('%s', async (_what, word, expected) => {
    expect(await readUnknown(word, list, 'de')).toEqual(expected);
  });

  test('what a dictionary did not part is parted by the words of the index', async () => {
    const words = listOf(['請求', '住所', '変更']);
    const reading = { kind: 'parts', words: ['請求', '住所'] };
    expect(await readUnknown('請求先住所', words, 'ja')).toEqual(reading);
    expect(await readUnknown('電話', words, 'ja')).toBeUndefined();
    expect(await readUnknown('鍵', words, 'ja')).toBeUndefined();
  });

  test('a word that only the list has whole is parted as well', async () => {
    const words = listOf(['ログイン', 'ログ', 'イン']);
    const reading = { kind: 'parts', words: ['ログ', 'イン'] };
    expect(await readUnknown('ログイン', words, 'ja')).toEqual(reading);
  });
});
