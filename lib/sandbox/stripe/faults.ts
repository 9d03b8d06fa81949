import { z } from 'zod';

/** Something that goes wrong on the way: before what was asked for is done, or (`after`) once it is done and before it is told. */
export const faultSchema = z.strictObject({
  method: z.string(),
  /** A regular expression over the path. */
  path: z.string(),
  status: z.number().int().min(400).max(599).optional(),
  drop: z.boolean().default(false),
  delayMs: z.number().int().min(0).max(60_000).default(0),
  after: z.boolean().default(false),
  times: z.number().int().min(1).max(1_000).default(1),
});
export type Fault = z.output<typeof faultSchema>;

export class Faults {
  private list: Fault[] = [];

  add(faults: Fault[]): void {
    this.list.push(...faults);
  }

  clear(): void {
    this.list = [];
  }

  /** The next fault for a request, used up by it. */
  take(method: string, path: string): Fault | null {
    const found = this.list.find((one) => one.method === method && new RegExp(one.path).test(path));
    if (!found) return null;
    found.times -= 1;
    if (found.times === 0) this.list = this.list.filter((one) => one !== found);
    return found;
  }
}
