import fc from 'fast-check';

/** Credit somebody may buy in a history, in micro-USD. */
type Payment = { micros: bigint; bonusMicros: bigint };

/** What may happen to a wallet. `payment` and `cutout` are numbers within the history: the same again is a replay. */
export type Step =
  | { do: 'buy'; payment: number }
  | { do: 'reserve'; cutout: number; micros: bigint; isOverdue: boolean }
  | { do: 'settle'; cutout: number }
  | { do: 'release'; cutout: number }
  | { do: 'refund'; payment: number; nth: number; micros: bigint }
  | { do: 'dispute'; payment: number }
  | { do: 'give back'; payment: number; nth: number | 'dispute' };

/** Rounds follow each other; the steps of a round are taken at once. */
export type History = { payments: Payment[]; rounds: Step[][] };

const PAYMENTS = 2;
const CUTOUTS = 3;

/** Few amounts, so that what one asks for is often just what there is. */
const micros = fc.bigInt(1n, 6n).map((tens) => tens * 10_000n);
const payment = fc.nat(PAYMENTS - 1);
const cutout = fc.nat(CUTOUTS - 1);
const nth = fc.nat(1);
const is = <T extends string>(name: T) => fc.constant(name);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: is('buy'), payment }) },
  {
    weight: 6,
    // One in sixteen is left to the sweeper.
    arbitrary: fc.record({ do: is('reserve'), cutout, micros, isOverdue: fc.nat(15).map((n) => n === 0) }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('settle'), cutout }) },
  { weight: 3, arbitrary: fc.record({ do: is('release'), cutout }) },
  { weight: 3, arbitrary: fc.record({ do: is('refund'), payment, nth, micros }) },
  { weight: 3, arbitrary: fc.record({ do: is('dispute'), payment }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('give back'), payment, nth: fc.oneof(nth, fc.constant('dispute' as const)) }),
  },
);

const payments = fc.array(fc.record({ micros, bonusMicros: fc.oneof(fc.constant(0n), micros) }), {
  minLength: PAYMENTS,
  maxLength: PAYMENTS,
});
/** A wallet without credit is dull. */
const opening = fc.constantFrom<Step[][]>(
  [[{ do: 'buy', payment: 0 }]],
  [[{ do: 'buy', payment: 0 }], [{ do: 'buy', payment: 1 }]],
);

/** Most are short, since many are wanted; some are long. */
const steps = fc.oneof(
  { weight: 9, arbitrary: fc.array(step, { minLength: 2, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 10, maxLength: 16 }) },
);

/** One step after the other: what comes of it can be told beforehand. */
export const sequential: fc.Arbitrary<History> = fc.record({
  payments,
  rounds: fc.tuple(opening, steps).map(([before, drawn]) => [...before, ...drawn.map((one) => [one])]),
});

/** Some steps at once, and some of those twice. */
export const concurrent: fc.Arbitrary<History> = fc.record({
  payments,
  rounds: fc
    .tuple(
      opening,
      fc.array(fc.array(fc.tuple(step, fc.nat(2)), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    )
    .map(([before, drawn]) => [
      ...before,
      ...drawn.map((round) => round.flatMap(([one, twin]) => (twin === 0 ? [one, one] : [one]))),
    ]),
});
