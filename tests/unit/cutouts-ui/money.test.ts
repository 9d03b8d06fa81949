import { describe, expect, it } from 'vitest';
import { fileSize, wholeCents } from '@/components/cutouts/money';

describe('figures on the pages', () => {
  it('rounds a balance down, so that nobody is shown money they do not have', () => {
    expect(wholeCents('9199999')).toBe('$9.19');
    expect(wholeCents('-1')).toBe('−$0.01');
    expect(wholeCents('0')).toBe('$0.00');
  });

  it('shows file sizes as file managers do', () => {
    expect(fileSize(999)).toBe('999 B');
    expect(fileSize(812_345)).toBe('812 KB');
    expect(fileSize(24_610_000)).toBe('24.6 MB');
  });
});
