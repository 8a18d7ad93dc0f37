import { describe, expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

const TEXT = {
  raw_content:
    'Pay. Open &lt;Billing&gt; first. Choose the card. Type the new card. Your card was declined. The bank refused.',
  anchors: [
    { element: 'h3', id: 'declined', text: 'Your card was declined', location: 11 },
    { element: 'li', id: 'step-2', text: '', location: 4 },
    { element: 'div', id: 'no-place', text: '', location: 9 },
  ],
};
const shown = (at: number[]) =>
  passagesOf(TEXT, at).map(({ anchor, title, excerpt }) => [
    anchor,
    title,
    excerpt.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(''),
  ]);

describe('passagesOf', () => {
  test('a step has its first sentence as title, a problem its message; the fullest comes first', () => {
    expect(shown([6, 12, 14])).toEqual([
      ['declined', 'Your card was declined', 'Your [card] was [declined.] The bank refused.'],
      ['step-2', 'Choose the card.', 'Choose the [card.] Type the new card.'],
    ]);
  });
  test('what stands before the first place has no address, and marks are text again', () => {
    expect(shown([2])).toEqual([[undefined, 'Pay.', 'Pay. Open [<Billing>] first.']]);
  });
  test('a place whose word was not looked for is not marked', () => {
    const [passage] = passagesOf(TEXT, [2, 3], (word) => word === 'first.');
    expect(passage?.excerpt.filter(({ marked }) => marked)).toEqual([
      { text: 'first.', marked: true },
    ]);
  });
  test('nothing looked for, nothing shown', () => expect(shown([])).toEqual([]));
  test('Japanese is put together without spaces', () => {
    const raw_content = 'パスワード\u200bを\u200b変更。';
    const [passage] = passagesOf({ raw_content, anchors: [] }, [0]);
    expect(passage?.excerpt.map(({ text }) => text).join('')).toBe('パスワードを変更。');
  });
});
