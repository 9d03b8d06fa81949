import type { History, Step } from './wallet-history';

type Grant = { micros: bigint; left: bigint; isFree: boolean };
type Hold = { state: 'held' | 'settled' | 'released'; micros: bigint; parts: [Grant, bigint][] };
type Debit = { state: 'taken' | 'returned'; grant: Grant; micros: bigint };

const min = (a: bigint, b: bigint) => (b < a ? b : a);

/** A wallet as the design describes it, in plain data: what the real one is compared with. Amounts are micro-USD. */
export class WalletModel {
  readonly #payments: History['payments'];
  /** By source, in the order in which they came. */
  readonly grants = new Map<string, Grant>();
  readonly #holds = new Map<number, Hold>();
  readonly #debits = new Map<string, Debit>();

  constructor({ payments }: History) {
    this.#payments = payments;
  }

  get available(): bigint {
    return [...this.grants.values()].reduce((sum, { left }) => sum + left, 0n);
  }

  get held(): bigint {
    const open = [...this.#holds.values()].filter(({ state }) => state === 'held');
    return open.reduce((sum, { micros }) => sum + micros, 0n);
  }

  /** Takes the step; whether anything moved. */
  take(step: Step): boolean {
    if (step.do === 'buy') return this.#buy(step.payment);
    if (step.do === 'reserve') return this.#reserve(step.cutout, step.micros);
    if (step.do === 'settle' || step.do === 'release') return this.#end(step.cutout, step.do);
    if (step.do === 'give back') return this.#giveBack(step.payment, step.nth);
    if (step.do === 'refund') return this.#debit(step.payment, step.nth, step.micros);
    return this.#debit(step.payment, 'dispute', this.#payments[step.payment]?.micros ?? 0n);
  }

  #buy(payment: number): boolean {
    const bought = this.#payments[payment];
    if (!bought || this.grants.has(`${payment}`)) return false;
    this.grants.set(`${payment}`, { micros: bought.micros, left: bought.micros, isFree: false });
    if (bought.bonusMicros > 0n) {
      this.grants.set(`${payment}:bonus`, { micros: bought.bonusMicros, left: bought.bonusMicros, isFree: true });
    }
    return true;
  }

  #reserve(cutout: number, micros: bigint): boolean {
    if (this.#holds.has(cutout) || this.available < micros) return false;
    const all = [...this.grants.values()];
    const hold: Hold = { state: 'held', micros, parts: [] };
    let missing = micros;
    for (const grant of [...all.filter(({ isFree }) => isFree), ...all.filter(({ isFree }) => !isFree)]) {
      const part = min(grant.left, missing);
      if (part <= 0n) continue;
      grant.left -= part;
      missing -= part;
      hold.parts.push([grant, part]);
    }
    this.#holds.set(cutout, hold);
    return true;
  }

  #end(cutout: number, how: 'settle' | 'release'): boolean {
    const hold = this.#holds.get(cutout);
    if (hold?.state !== 'held') return false;
    hold.state = how === 'settle' ? 'settled' : 'released';
    if (how === 'release') for (const [grant, part] of hold.parts) grant.left += part;
    return true;
  }

  #debit(payment: number, nth: number | 'dispute', micros: bigint): boolean {
    const grant = this.grants.get(`${payment}`);
    const source = `${payment}/${nth}`;
    if (!grant || this.#debits.has(source)) return false;
    if (nth !== 'dispute' && min(grant.left, this.available) < micros) return false;
    grant.left -= micros;
    this.#debits.set(source, { state: 'taken', grant, micros });
    return true;
  }

  #giveBack(payment: number, nth: number | 'dispute'): boolean {
    const debit = this.#debits.get(`${payment}/${nth}`);
    if (debit?.state !== 'taken') return false;
    debit.state = 'returned';
    debit.grant.left += debit.micros;
    return true;
  }
}
