import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { type GmiSandboxOptions, MODEL_ID } from '@/lib/sandbox/gmi/options';
import type { ScenarioStepInput } from '@/lib/sandbox/gmi/schema';
import { type GmiSandbox, startGmiSandbox } from '@/lib/sandbox/gmi/server';

const PHOTOS = path.resolve(import.meta.dirname, '../fixtures/photos');
export const photo = (name: string) => readFile(path.join(PHOTOS, name));

/** A plain colour of the given size, as PNG. */
export const plainPng = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a7bd5' } })
    .png()
    .toBuffer();

type Reply = { status: number; headers: Headers; json: Record<string, unknown> };

/** The stand-in with a caller who knows its wire by heart, so that tests speak of requests and not of fetch. */
export async function sandboxCaller(options: GmiSandboxOptions) {
  const sandbox = await startGmiSandbox(options);
  return { ...sandbox, ...callerOf(sandbox) };
}

function callerOf({ url, origin }: Pick<GmiSandbox, 'url' | 'origin'>) {
  const call = async (target: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(target, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json' && text.startsWith('{');
    return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : { text } };
  };
  const keyed = { authorization: 'Bearer a-key' };
  return {
    get: (route: string) => call(`${url}${route}`, { headers: keyed }),
    post: (route: string, body: unknown, init: RequestInit = {}) =>
      call(`${url}${route}`, { method: 'POST', headers: keyed, body: JSON.stringify(body), ...init }),
    submit: (image: string, init: RequestInit = {}) =>
      call(`${url}/requests`, {
        method: 'POST',
        headers: keyed,
        body: JSON.stringify({ model: MODEL_ID, payload: { image } }),
        ...init,
      }),
    outside: (route: string, init: RequestInit = {}) => call(`${origin}${route}`, init),
    script: (...steps: ScenarioStepInput[]) =>
      call(`${origin}/sandbox/scenarios`, { method: 'POST', body: JSON.stringify(steps) }),
    download: async (address: string) => {
      const response = await fetch(address);
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    calls: async () => (await call(`${origin}/sandbox/calls`)).json.calls as Record<string, unknown>[],
  };
}

/** The one result a finished record names. Throws when it names none: the test then shows the record. */
export function resultUrl({ json }: Reply): string {
  const address = JSON.stringify(json.outcome ?? null).match(/"(?:url|image_url)":"([^"]+)"/)?.[1];
  if (!address) throw new Error(`no result in ${JSON.stringify(json)}`);
  return address;
}
