/** One line of the table. `isMet` is null where the figure is there to compare with and has no aim of its own. */
export type Figure = { what: string; value: string; aim: string; isMet: boolean | null };

/** The value below which `share` (0..1) of the values lie, by nearest rank. Throws when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('no values to take a percentile of');
  return found;
}

export const milliseconds = (ms: number) => `${ms.toFixed(1)} ms`;
export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** A figure that should be at most `aim`, both in the unit that `show` writes. */
export function atMost(what: string, value: number, aim: number, show: (value: number) => string): Figure {
  return { what, value: show(value), aim: `≤ ${show(aim).replace('.0 ', ' ')}`, isMet: value <= aim };
}

/** A figure without an aim. */
export function besides(what: string, value: string): Figure {
  return { what, value, aim: '', isMet: null };
}

/** Columns: what was measured, the figure, its aim (and whether it is met), the command that measures it again. */
export function table(parts: { part: string; figures: Figure[] }[]): string {
  const rows = parts.flatMap(({ part, figures }) =>
    figures.map(({ what, value, aim, isMet }) => {
      const verdict = isMet === null ? aim : `${aim} ${isMet ? '✓' : '✗'}`;
      return [what, value, verdict, `npm run bench -- ${part}`];
    }),
  );
  const all = [['figure', 'value', 'aim', 'command'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
