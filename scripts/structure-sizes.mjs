// File sizes, without an exceptions list: no source file over 300 lines, 95 % at most 200, half at most 60.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LIMITS = { largest: 300, p95: 200, median: 60 };

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file) && !file.startsWith('prisma/generated/'));
const sized = files
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);
const at = (/** @type {number} */ share) =>
  sized[Math.min(sized.length - 1, Math.floor(sized.length * share))]?.lines ?? 0;

const found = { largest: at(1), p95: at(0.95), median: at(0.5) };
console.log(`${sized.length} files; lines: median ${found.median}, 95 % ${found.p95}, largest ${found.largest}`);
const broken = Object.entries(LIMITS).filter(
  ([name, limit]) => found[/** @type {keyof typeof found} */ (name)] > limit,
);
for (const [name, limit] of broken) console.error(`the ${name} is over ${limit} lines; move walls`);
for (const { file, lines } of sized.filter((one) => one.lines > LIMITS.largest)) console.error(`  ${file}: ${lines}`);
if (sized.length === 0 || broken.length > 0) process.exit(1);
