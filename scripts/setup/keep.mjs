import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

// Files that a start cannot do without appear whole or not at all: one may be killed between any two of its calls.

/** @param {string} file @param {string} text @param {(aside: string) => void} place */
function whole(file, text, place) {
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, text, { mode: 0o600, flush: true });
  try {
    place(aside);
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Writes a secret file, readable by its owner only; leaves it alone when it says the same already.
 * @param {string} file
 * @param {string} text
 */
export function keep(file, text) {
  if (kept(file) !== text) whole(file, text, (aside) => renameSync(aside, file));
}

/**
 * Makes a secret file at most once, and answers what it holds: of two starts at once, both get the first one's.
 * @param {string} file
 * @param {() => string} make
 * @returns {string}
 */
export function keepFirst(file, make) {
  const before = kept(file);
  if (before) return before;
  const text = make();
  // Whoever was killed before files were written whole may have left an empty one.
  if (before === '') keep(file, text);
  else whole(file, text, (aside) => publish(aside, file));
  return readFileSync(file, 'utf8');
}

/** Gives a whole file its name unless somebody has it. @param {string} aside @param {string} file */
function publish(aside, file) {
  try {
    linkSync(aside, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    // A file system without hard links: whoever is last wins, which two starts in the same instant would have to meet.
    renameSync(aside, file);
  }
}

/** @param {string} file */
function kept(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
