import { type Column, csvTable, dollarsCell, textCell } from '@/lib/csv';
import type { EntryRow } from './store/entries';

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

export const LEDGER_TABLE = csvTable(COLUMNS);
