import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The files below some files and folders, sorted; what does not exist has none.
 * @param {string} root
 * @param {string[]} sources files or folders, relative to `root`
 * @param {string[]} [except] folders to leave out, relative to `root`
 * @returns {string[]} relative paths
 */
export function filesOf(root, sources, except = []) {
  return sources
    .filter((source) => !except.includes(source))
    .flatMap((source) => {
      const found = statSync(path.join(root, source), { throwIfNoEntry: false });
      if (!found) return [];
      if (!found.isDirectory()) return [source];
      const names = readdirSync(path.join(root, source)).sort();
      return filesOf(
        root,
        names.map((name) => `${source}/${name}`),
        except,
      );
    });
}

/**
 * One hash over the names and the bytes of some sources: clones and checkouts change dates, never this.
 * @param {string} root
 * @param {string[]} sources
 * @param {string[]} [except]
 */
export function hashOf(root, sources, except = []) {
  const hash = createHash('sha256');
  for (const file of filesOf(root, sources, except)) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * A note of which sources something was made from.
 * @param {string} file
 */
export function stamp(file) {
  return {
    /** @param {string} hash */
    matches(hash) {
      try {
        return readFileSync(file, 'utf8') === hash;
      } catch {
        return false;
      }
    },
    /** Call before remaking: what is half made carries no stamp. */
    clear() {
      rmSync(file, { force: true });
    },
    /** @param {string} hash */
    write(hash) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, hash);
    },
  };
}
