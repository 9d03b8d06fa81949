import { afterEach, beforeEach, expect, vi } from 'vitest';

// What a program complains about is part of what it does: an unexpected complaint fails the test. A test that expects
// one reads it from `vi.mocked(console.error)` and clears it.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(complaints, 'console.error was called').toEqual([]);
});
