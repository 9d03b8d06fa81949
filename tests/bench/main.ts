import { availableParallelism, loadavg } from 'node:os';
import { type Figure, table } from './figures';
import { gallery } from './gallery';
import { javascript } from './javascript';
import { latency } from './latency';
import { memory } from './memory';
import { type Bench, withBench } from './product';
import { start } from './start';
import { throughput } from './throughput';
import { wallet } from './wallet';

/** In the order in which they run: what leaves unfinished work behind comes last. */
const PARTS: Record<string, (bench: Bench) => Promise<Figure[]>> = {
  latency,
  throughput,
  wallet,
  javascript,
  gallery,
  start,
  memory,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}

const load = () => loadavg()[0]?.toFixed(1);
console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${load()} at the start`);
await withBench(async (bench) => {
  const measured: { part: string; figures: Figure[] }[] = [];
  for (const [part, measure] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(part)) continue;
    console.log(`· ${part}`);
    const figures = await measure(bench);
    for (const { what, value } of figures) console.log(`  ${what}: ${value}`);
    measured.push({ part, figures });
  }
  console.log(`load ${load()} at the end\n\n${table(measured)}`);
});
