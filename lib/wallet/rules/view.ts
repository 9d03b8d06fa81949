type Wallet = {
  availableMicros: bigint;
  heldMicros: bigint;
  priceMicros: bigint;
  capMicros: bigint | null;
  capLeftMicros: bigint | null;
};

/** A wallet as pages and the `wallet` event tell it, in micro-USD as decimal strings; null: the viewer has no monthly cap. */
export type WalletView = { [figure in keyof Wallet]: null extends Wallet[figure] ? string | null : string };

export const walletView = ({
  availableMicros,
  heldMicros,
  priceMicros,
  capMicros,
  capLeftMicros,
}: Wallet): WalletView => ({
  availableMicros: String(availableMicros),
  heldMicros: String(heldMicros),
  priceMicros: String(priceMicros),
  capMicros: capMicros === null ? null : String(capMicros),
  capLeftMicros: capLeftMicros === null ? null : String(capLeftMicros),
});
