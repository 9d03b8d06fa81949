import { expect, test } from 'vitest';
import { Recent } from '@/lib/events/recent';

const START = 1_000_000;

test('who knows nothing since a moment hears what a workspace was told from then on, each once', () => {
  const recent = new Recent(START);
  const tell = (atMs: number, workspaceId: string, about: string) => recent.add({ atMs, workspaceId, about });
  tell(START + 10_000, 'here', 'old');
  tell(START + 30_000, 'here', 'a');
  tell(START + 31_000, 'there', 'b');
  tell(START + 32_000, 'here', 'c');
  tell(START + 33_000, 'here', 'a');
  expect(recent.since('here', START + 30_500)).toEqual(['a', 'c']);
  expect(recent.since('there', START + 30_500)).toEqual(['b']);
  expect(recent.since('nowhere', START + 30_500)).toEqual([]);
});

test('clocks may differ by five seconds', () => {
  const recent = new Recent(START);
  recent.add({ atMs: START + 20_000, workspaceId: 'here', about: 'a' });
  expect(recent.since('here', START + 25_000)).toEqual(['a']);
  expect(recent.since('here', START + 25_001)).toEqual([]);
});

test('nobody claims to remember what was before, or what was forgotten', () => {
  const recent = new Recent(START);
  expect(recent.since('here', START)).toBeNull();
  expect(recent.since('here', START + 5_000)).toBeNull();
  expect(recent.since('here', START + 5_001)).toEqual([]);
  for (let index = 1; index <= 10_001; index += 1) {
    recent.add({ atMs: START + index * 1_000, workspaceId: 'here', about: String(index) });
  }
  expect(recent.since('here', START + 5_000_000)).toBeNull();
  expect(recent.since('here', START + 5_006_000)).toHaveLength(10_001 - 5_000);
});
