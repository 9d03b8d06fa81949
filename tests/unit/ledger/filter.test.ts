import { describe, expect, test } from 'vitest';
import { spanOf } from '@/lib/days';
import { presetsAt, readFilter, readUsageView } from '@/lib/ledger/filter';

const PERSON = '01890000-0000-7000-8000-000000000000';

describe('a filter of the ledger', () => {
  test('an address says it, whole', () => {
    const query = { kind: 'returns', person: PERSON, from: '2026-11-01', to: '2026-11-22' };
    expect(readFilter(query)).toEqual(query);
  });

  test('what is no filter of ours counts as missing', () => {
    const query = { kind: 'settle', person: "' or 1=1", from: '2026-02-30', to: 'yesterday', before: '7' };
    expect(readFilter(query)).toEqual({});
    expect(readFilter({ person: `x${PERSON}` })).toEqual({});
    expect(readFilter({ person: `${PERSON}x` })).toEqual({});
    expect(readFilter({ kind: '', person: '', from: '', to: '' })).toEqual({});
    expect(readUsageView({ by: 'cat', days: '31' })).toEqual({});
  });

  test('a person is the same person in capitals', () => {
    const person = 'abcdef00-0000-7000-8000-000000000000';
    expect(readFilter({ person: person.toUpperCase() })).toEqual({ person });
  });

  test('one day alone is where the span begins, or where it ends', () => {
    expect(readFilter({ from: '2026-11-01' })).toEqual({ from: '2026-11-01' });
    expect(readFilter({ to: '2026-11-22' })).toEqual({ to: '2026-11-22' });
  });

  test('days are told in either order', () => {
    expect(readFilter({ from: '2026-11-22', to: '2026-11-01' })).toEqual({ from: '2026-11-01', to: '2026-11-22' });
  });

  test('both days belong to the span, as the reader’s clock has them', () => {
    const { since, until } = spanOf({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Berlin');
    expect([since?.toISOString(), until?.toISOString()]).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
    expect(spanOf({}, 'UTC')).toEqual({});
  });

  test('presets are those of the reader’s day, not of ours', () => {
    const now = new Date('2026-12-31T23:30:00Z');
    expect(presetsAt(now, 'UTC').this_month).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(presetsAt(now, 'Europe/Berlin')).toEqual({
      this_month: { from: '2027-01-01', to: '2027-01-01' },
      last_month: { from: '2026-12-01', to: '2026-12-31' },
      thirty_days: { from: '2026-12-03', to: '2027-01-01' },
    });
  });

  test('usage is by day and of 30 days unless an address says otherwise', () => {
    expect(readUsageView({})).toEqual({});
    expect(readUsageView({ by: 'person', days: '90' })).toEqual({ by: 'person', days: 90 });
    expect(readUsageView({ by: 'day', days: '30' })).toEqual({});
  });
});
