import { describe, expect, test } from 'vitest';
import { askedFor, matching, withTokens } from '@/components/comments/mentions';
import { withNewest } from '@/components/comments/use-comments';
import { keepMentions, piecesOf } from '@/lib/comments/rules';
import type { CommentView } from '@/lib/comments/view';

const person = (id: string, name: string) => ({ id, name });
const A = '01890000-0000-7000-8000-00000000000a';
const B = '01890000-0000-7000-8000-00000000000b';

describe('what stands behind an @', () => {
  test('is looked for at a word’s beginning only, up to the caret', () => {
    expect(askedFor('hi @ad', 6)).toEqual({ at: 3, query: 'ad' });
    expect(askedFor('@', 1)).toEqual({ at: 0, query: '' });
    expect(askedFor('hi @adxyz', 6)).toEqual({ at: 3, query: 'ad' });
    for (const text of ['ada@ex', 'hi', '@ada l', '@a@b']) expect(askedFor(text, text.length)).toBeNull();
  });

  test('finds people by the beginning of any part of their name', () => {
    const people = [person('1', 'Ada Lovelace'), person('2', 'Grace Hopper'), person('3', 'lo@example.org')];
    expect(matching(people, 'lo').map(({ id }) => id)).toEqual(['1', '3']);
    expect(matching(people, 'ace')).toEqual([]);
  });

  test('becomes the token of whom it names: longer names first, whole words, namesakes one after the other', () => {
    const [ada, adaL] = [person('1', 'Ada'), person('2', 'Ada L')];
    expect(withTokens('@Ada L and @Ada, @Adam @Ada', [ada, adaL])).toBe('<@2> and <@1>, @Adam <@1>');
    expect(withTokens('@Ada @Ada', [person('1', 'Ada'), person('2', 'Ada')])).toBe('<@1> <@2>');
    expect(withTokens('@Ada', [])).toBe('@Ada');
  });
});

test('a text falls into words and people, and who is no member is words', () => {
  const text = keepMentions(`a <@${A}><@${B}> <@x>`, new Set([A]));
  expect(piecesOf(text)).toEqual([{ text: 'a ' }, { mention: A }, { text: `@${B} <@x>` }]);
});

test('the newest comments replace what they reach back to, and leave what is older', () => {
  const views = (...ids: string[]): CommentView[] =>
    ids.map((id) => ({ id, createdAt: '', author: null, parts: [], mayDelete: false }));
  const shown = { comments: views('1', '2', '3', '4'), older: '1' };
  expect(withNewest(shown, { comments: views('3', '5'), older: '3' })).toEqual({
    comments: views('1', '2', '3', '5'),
    older: '1',
  });
  expect(withNewest(shown, { comments: views('5'), older: null })).toEqual({ comments: views('5'), older: null });
});
