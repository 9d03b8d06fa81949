type Call = { method: string; path: string; status: number };

const KEPT = 5_000;

/** What was asked for, so that tests can say how often. */
export class Calls {
  private list: Call[] = [];

  note(call: Call): void {
    this.list.push(call);
    if (this.list.length > KEPT) this.list.shift();
  }

  all = (): Call[] => this.list;

  clear(): void {
    this.list = [];
  }
}
