import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '@/scripts/setup/paths.mjs';

type Actions = { node: Record<string, { exportedName: string }> };

const read = async (file: string) => JSON.parse(await readFile(path.join(ROOT, '.next', file), 'utf8'));

/** The framework's id of each server action of the build, by its name. */
export async function actionIds(): Promise<Map<string, string>> {
  const manifest: Actions = await read('server/server-reference-manifest.json');
  return new Map(Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]));
}

/** Files that lie beside the pages: the same for everybody. */
const ICONS = ['/icon.svg', '/favicon.ico'];

/** What only the framework opens, and answers itself. */
const ITS_OWN = ['/_global-error/page', '/_not-found/page'];

/**
 * Every way into the product as it was built: "page /w/[workspace]/credits", "GET /api/wallet", "action buyCredit". Methods are
 * read from the handlers' exports; HEAD is GET's, and OPTIONS the framework's.
 */
export async function doors(): Promise<string[]> {
  const routes: [file: string, address: string][] = Object.entries(await read('app-path-routes-manifest.json'));
  const found: string[] = [];
  for (const [file, address] of routes) {
    if (ITS_OWN.includes(file) || ICONS.includes(address)) continue;
    if (file.endsWith('/page')) found.push(`page ${address}`);
    else for (const method of await methodsOf(file)) found.push(`${method} ${address}`);
  }
  for (const name of (await actionIds()).keys()) found.push(`action ${name}`);
  return found.sort();
}

async function methodsOf(file: string): Promise<string[]> {
  const source = await readFile(path.join(ROOT, 'app', `${file.slice(1)}.ts`), 'utf8');
  const exported = source.match(/\b(?:export const|export async function|as) (GET|POST|PUT|PATCH|DELETE)\b/g) ?? [];
  const methods = exported.map((text) => text.split(' ').at(-1) ?? '');
  if (methods.length === 0) throw new Error(`no method was found in ${file}`);
  return methods;
}
