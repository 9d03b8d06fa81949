import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import type { BrowserContext, Response } from '@playwright/test';
import { signInBrowser, withBrowser } from './browser';
import { atMost, type Figure, kilobytes } from './figures';
import type { Bench } from './product';

const AIM_BYTES = 150_000;
/** A page that has asked for no script for so long has all it loads by itself. */
const QUIET_MS = 2_000;

/** The JavaScript that a headless Chromium with an empty cache loads for each route, each file by brotli at its best. */
export function javascript({ withProduct }: Bench): Promise<Figure[]> {
  return withProduct({ seed: true }, async ({ url, dataDir }) => {
    return withBrowser(async (browser) => {
      const stranger = await browser.newContext({ baseURL: url });
      const member = await browser.newContext({ baseURL: url });
      await signInBrowser(member, JSON.parse(await readFile(path.join(dataDir, 'demo-account.json'), 'utf8')));
      const { slug, cutoutId } = await placesOf(member);
      const routes: [string, string, BrowserContext][] = [
        ['/', '/', stranger],
        ['/sign-in', '/sign-in', stranger],
        ['/w/…/remove', `/w/${slug}/remove`, member],
        ['/w/…/cutouts', `/w/${slug}/cutouts`, member],
        ['/w/…/cutouts/…', `/w/${slug}/cutouts/${cutoutId}`, member],
        ['/w/…/credits', `/w/${slug}/credits`, member],
        ['/settings', '/settings', member],
      ];
      const figures: Figure[] = [];
      for (const [name, route, context] of routes) {
        figures.push(atMost(`JavaScript of ${name}`, await scriptBytes(context, route), AIM_BYTES, kilobytes));
      }
      return figures;
    });
  });
}

/** The demo account's workspace, by where /w leads, and one of its finished cutouts. */
async function placesOf({ request }: BrowserContext): Promise<{ slug: string; cutoutId: string }> {
  const home = await request.get('/w');
  const slug = new URL(home.url()).pathname.split('/')[2];
  const { cutouts } = await (await request.get('/api/cutouts')).json();
  const cutoutId = cutouts[0]?.id;
  if (!slug || !cutoutId) throw new Error('the demo account has no workspace or no cutout');
  return { slug, cutoutId };
}

async function scriptBytes(context: BrowserContext, route: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Map<string, Response>();
  let lastAt = performance.now();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(response.url(), response);
    lastAt = performance.now();
  });
  const answer = await page.goto(route, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`${route} answered ${answer?.status()}`);
  if (new URL(page.url()).pathname !== route) throw new Error(`${route} led to ${page.url()}`);
  while (performance.now() - lastAt < QUIET_MS) await sleep(100);
  const bodies = await Promise.all([...scripts.values()].map((response) => response.body()));
  await page.close();
  return bodies.reduce((sum, body) => sum + brotliBytes(body), 0);
}

const brotliBytes = (body: Buffer) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;
