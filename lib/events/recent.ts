type Told = { atMs: number; workspaceId: string; about: string };

/** Some MB at most. */
const KEPT_MOST = 10_000;
/** Servers' clocks differ a little, and news is a while on its way: rather told twice than never. */
const SLACK_MS = 5_000;

/**
 * What was told last. Between the moment a page is read from the database and the moment its browser listens, and while a line is
 * broken, things happen: whoever says from when on they know nothing hears of them.
 */
export class Recent {
  private told: Told[] = [];

  /** `completeFromMs`: nothing later than that was missed. */
  constructor(private completeFromMs: number) {}

  add(told: Told): void {
    this.told.push(told);
    if (this.told.length <= KEPT_MOST) return;
    const forgotten = this.told.splice(0, KEPT_MOST / 2).at(-1);
    if (forgotten) this.completeFromMs = forgotten.atMs;
  }

  /** What of a workspace was told from then on, each once; null when nobody remembers it all. */
  since(workspaceId: string, sinceMs: number): string[] | null {
    const fromMs = sinceMs - SLACK_MS;
    if (fromMs <= this.completeFromMs) return null;
    const told = this.told.filter((one) => one.workspaceId === workspaceId && one.atMs >= fromMs);
    return [...new Set(told.map(({ about }) => about))];
  }
}
