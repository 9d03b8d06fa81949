import type { EntryRow } from './store/entries';

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

const COLUMNS: Column<EntryRow>[] = [
  ['entry_id', ({ id }) => id.toString()],
  ['time', ({ at }) => at.toISOString()],
  ['kind', ({ kind }) => kind],
  ['detail', ({ grantKind, debitKind, holdState }) => debitKind ?? grantKind ?? holdState ?? ''],
  ['available_usd', ({ availableMicros }) => dollarsCell(availableMicros)],
  ['held_usd', ({ heldMicros }) => dollarsCell(heldMicros)],
  ['balance_usd', ({ balanceMicros }) => dollarsCell(balanceMicros)],
  ['person', ({ userName }) => textCell(userName)],
  ['image', ({ imageName }) => textCell(imageName)],
  ['cutout_id', ({ cutoutId }) => cutoutId ?? ''],
  ['failure', ({ failureReason }) => textCell(failureReason)],
  ['payment_id', ({ paymentId }) => paymentId ?? ''],
  ['card', ({ cardBrand, cardLast4 }) => textCell(cardBrand && cardLast4 && `${cardBrand} ${cardLast4}`)],
  ['note', ({ note }) => textCell(note)],
];

const line = (cells: string[]) => `${cells.join(',')}\r\n`;

/** A table's lines from its columns: the first, behind the mark by which spreadsheets know UTF-8, and one for a row. */
export function csvTable<Row>(columns: readonly Column<Row>[]) {
  return {
    head: (): string => `\uFEFF${line(columns.map(([name]) => name))}`,
    line: (row: Row): string => line(columns.map(([, cell]) => cell(row))),
  };
}

export const { head: csvHead, line: csvLine } = csvTable(COLUMNS);
