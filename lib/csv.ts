const MICROS_PER_DOLLAR = 1_000_000n;

/** Spreadsheets take a cell that begins so for a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** A text as a cell (RFC 4180); one that a spreadsheet would run stays text. */
export function textCell(text: string | null): string {
  if (text === null) return '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Micro-USD as dollars to the last digit: "-0.018000". A number, so never quoted and never prefixed. */
export function dollarsCell(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const rest = (size % MICROS_PER_DOLLAR).toString().padStart(6, '0');
  return `${micros < 0n ? '-' : ''}${size / MICROS_PER_DOLLAR}.${rest}`;
}

/** What a column is called, and a row's cell of it. */
export type Column<Row> = [name: string, cell: (row: Row) => string];

const line = (cells: string[]) => `${cells.join(',')}\r\n`;

/** A table's lines from its columns: the first, behind the mark by which spreadsheets know UTF-8, and one for a row. */
export function csvTable<Row>(columns: readonly Column<Row>[]) {
  return {
    head: (): string => `\uFEFF${line(columns.map(([name]) => name))}`,
    line: (row: Row): string => line(columns.map(([, cell]) => cell(row))),
  };
}

const BATCH = 1_000;

/** A table's bytes: what `read` finds behind the last row, one batch at a time, and the next when the one before was taken. */
export async function* csvBatches<Row>(
  { head, line }: ReturnType<typeof csvTable<Row>>,
  read: (last: Row | undefined, limit: number) => Promise<Row[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  yield encoder.encode(head());
  let rows: Row[] = [];
  do {
    rows = await read(rows.at(-1), BATCH);
    if (rows.length > 0) yield encoder.encode(rows.map(line).join(''));
  } while (rows.length === BATCH);
}

/** The answer that a browser saves as this file. */
export function csvResponse(filename: string, body: BodyInit): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
}
