import type { Standing } from './store/statement';
import type { Use } from './store/usage';
import type { EntryView } from './view';

type Images = Use & { kind: 'settle' | 'release'; id: string | null; name: string | null };

type Month = { opening: Standing; closing: Standing; images: Images[]; credit: EntryView[]; returns: EntryView[] };

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const total = ({ availableMicros, heldMicros }: Standing) => availableMicros + heldMicros;

/**
 * A month's movements and what they come to. What is set aside counts as the workspace's own until it is spent, so that an
 * image belongs to the month it was finished in, and one that failed moves nothing. The closing balance is the ledger's own
 * sum, which opening balance and movements lead to.
 */
export function statementOf({ opening, closing, images, credit, returns }: Month) {
  const cut = images.filter(({ kind }) => kind === 'settle');
  const [givenBack] = images.filter(({ kind }) => kind === 'release');
  const creditMicros = sum(credit.map(({ availableMicros }) => availableMicros));
  const spentMicros = sum(cut.map(({ amountMicros }) => amountMicros));
  const returnsMicros = sum(returns.map(({ availableMicros }) => availableMicros));
  return {
    openingMicros: total(opening),
    closingMicros: total(closing),
    heldMicros: closing.heldMicros,
    credit,
    creditMicros,
    cut,
    spentMicros,
    imagesCut: cut.reduce((count, one) => count + one.images, 0),
    givenBack: { images: givenBack?.images ?? 0, amountMicros: givenBack?.amountMicros ?? 0n },
    returns,
    returnsMicros,
  };
}
