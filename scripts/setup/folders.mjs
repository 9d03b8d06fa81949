import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { dataDir, variable } from './paths.mjs';

/** @param {string} dir */
function isWritable(dir) {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where what any clone on this machine can use again is kept; without a home of one's own, in the checkout's data. */
export function cacheDir() {
  const shared = variable('XDG_CACHE_HOME') ?? path.join(homedir(), '.cache');
  const dir = path.join(shared, 'clearcut');
  if (isWritable(dir)) return dir;
  const own = path.join(dataDir(), 'cache');
  mkdirSync(own, { recursive: true });
  return own;
}

/** npm keeps its cache at home too, and fails where it may not write. */
export function npmEnvironment() {
  const cache = variable('npm_config_cache') ?? path.join(homedir(), '.npm');
  return isWritable(cache) ? {} : { npm_config_cache: path.join(cacheDir(), 'npm') };
}
