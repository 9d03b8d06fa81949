import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup/paths.mjs';

/**
 * The ids of the server actions that the build holds.
 * @returns {Set<string>}
 */
export function builtActions() {
  const file = path.join(ROOT, '.next/server/server-reference-manifest.json');
  const { node, edge } = JSON.parse(readFileSync(file, 'utf8'));
  return new Set([...Object.keys(node), ...Object.keys(edge)]);
}
