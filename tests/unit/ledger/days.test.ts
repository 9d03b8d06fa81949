import { describe, expect, test } from 'vitest';
import { dayOf, isDay, isMonth, plusDays, plusMonths, startOfDay } from '@/lib/days';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Asia/Beirut',
];

describe('days of a reader’s calendar', () => {
  test('a day begins at its first instant, wherever and whenever clocks are changed', () => {
    for (const zone of ZONES) {
      for (const year of [2010, 2018, 2026]) {
        for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = plusDays(day, 1)) {
          const start = startOfDay(day, zone);
          expect(dayOf(start, zone), `${day} in ${zone}`).toBe(day);
          expect(dayOf(new Date(start.getTime() - 1), zone) < day, `before ${day} in ${zone}`).toBe(true);
        }
      }
    }
  });

  test('where clocks are put forward at midnight, a day begins later than 00:00', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(startOfDay('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  });

  test('only days of the calendar are days', () => {
    expect(['2026-02-28', '2024-02-29', '1970-01-01'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-2-1', '0000-01-01', '9999-12-31', '2026-13-01', "2026-01-01'", ''].some(isDay)).toBe(
      false,
    );
    expect([isMonth('2026-11'), isMonth('2026-13'), isMonth('2026-11-01')]).toEqual([true, false, false]);
  });

  test('months follow each other over the year', () => {
    expect([plusMonths('2026-12', 1), plusMonths('2026-01', -1), plusMonths('2026-03', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2026-03',
    ]);
  });
});
