import { describe, expect, test } from 'vitest';
import { dollarsCell, textCell } from '@/lib/csv';

describe('a cell of the ledger’s file', () => {
  test.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1', '\n=1'])('a spreadsheet does not run %j', (text) => {
    expect(textCell(text).replace(/^"/, '')).toBe(`'${text}${/[\r\n]/.test(text) ? '"' : ''}`);
  });

  test('commas, quotes and line breaks stay within their cell', () => {
    expect(textCell('a "b", c')).toBe('"a ""b"", c"');
    expect(textCell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect([textCell('plain name.png'), textCell(''), textCell(null)]).toEqual(['plain name.png', '', '']);
  });

  test('amounts are numbers to the last micro-dollar', () => {
    const told = [0n, 1n, -1n, -18_000n, 9_194_000n, 12_345_678_901_234_567n].map(dollarsCell);
    expect(told).toEqual(['0.000000', '0.000001', '-0.000001', '-0.018000', '9.194000', '12345678901.234567']);
  });
});
