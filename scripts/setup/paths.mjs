import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Held while something in the checkout is made, whatever DATA_DIR the start has. */
export const CHECKOUT_LOCK = path.join(ROOT, '.data/set-up.lock');

/** Reads `.env` of the checkout, if there is one. What the shell has set already wins. */
export function loadDotEnv() {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * The value of a variable; blank means missing.
 * @param {string} name
 * @returns {string | undefined}
 */
export function variable(name) {
  return process.env[name] || undefined;
}

/** Where everything that is not the program lives, absolute. */
export function dataDir() {
  return path.resolve(ROOT, variable('DATA_DIR') ?? '.data');
}
