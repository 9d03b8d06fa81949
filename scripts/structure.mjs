import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './setup/paths.mjs';
import { filesOf } from './setup/stamps.mjs';
import { giveUp, run, Trouble } from './setup/steps.mjs';

/** Lines a file. What the best codebases of this field reach; see docs/architecture.md. */
const LIMITS = { median: 60, p95: 200, max: 300 };
const FOLDERS = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests'];

function assertSizes() {
  const sizes = filesOf(ROOT, FOLDERS, ['prisma/generated'])
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => ({ file, lines: readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const at = (/** @type {number} */ share) => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0;
  const found = { median: at(0.5), p95: at(0.95), max: at(1) };
  console.log(
    `${sizes.length} files: median ${found.median}, 95th percentile ${found.p95}, longest ${found.max} lines`,
  );
  if (found.median <= LIMITS.median && found.p95 <= LIMITS.p95 && found.max <= LIMITS.max) return;
  const longest = sizes.slice(-10).map(({ file, lines }) => `  ${lines} ${file}`);
  throw new Trouble(`Files are too long; allowed are ${JSON.stringify(LIMITS)}. The longest:\n${longest.join('\n')}`);
}

try {
  assertSizes();
  await run('node_modules/.bin/depcruise', ['--config', '.dependency-cruiser.cjs', ...FOLDERS], {
    hint: 'The walls are explained in .dependency-cruiser.cjs.',
  });
  await run('node_modules/.bin/knip', [], { hint: 'Remove what nobody uses.' });
} catch (error) {
  giveUp(error);
}
