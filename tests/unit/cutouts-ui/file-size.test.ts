import { describe, expect, it } from 'vitest';
import { fileSize } from '@/components/cutouts/file-size';

describe('figures on the pages', () => {
  it('shows file sizes as file managers do', () => {
    expect(fileSize(999)).toBe('999 B');
    expect(fileSize(812_345)).toBe('812 KB');
    expect(fileSize(24_610_000)).toBe('24.6 MB');
  });
});
