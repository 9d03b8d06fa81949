import type { BrowserContext, Page } from '@playwright/test';
import { atMost, besides, type Figure, kilobytes } from '../figures';

const SCROLLED = 10_000;
const STEP_PX = 900;
const STEP_MS = 40;
const MINUTES = 8;

/** Bytes on the wire of the gallery's first view with an empty cache, and image bytes of the second. */
export async function viewFigures(context: BrowserContext, path: string): Promise<Figure[]> {
  const first = await view(context, path);
  const second = await view(context, path);
  return [
    atMost('first view of the gallery, everything', first.bytes, 500_000, kilobytes),
    besides('images of it', kilobytes(first.imageBytes)),
    besides('second view, everything', kilobytes(second.bytes)),
    { what: 'second view, images', value: `${second.imageBytes} bytes`, aim: '0', isMet: second.imageBytes === 0 },
  ];
}

async function view(context: BrowserContext, path: string): Promise<{ bytes: number; imageBytes: number }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const types = new Map<string, string>();
  const sum = { bytes: 0, imageBytes: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.bytes += encodedDataLength;
    if (types.get(requestId) === 'Image') sum.imageBytes += encodedDataLength;
  });
  await page.goto(path);
  // The event stream stays open: there is no network idle to wait for.
  await page.waitForLoadState('load');
  await page.waitForTimeout(2_000);
  await page.close();
  return sum;
}

/** Frames of more than 50 ms (the browser's own count of long animation frames) while 10,000 cutouts are scrolled past. */
export async function scrollFigures(context: BrowserContext, path: string, count: number): Promise<Figure[]> {
  const page = await context.newPage();
  await page.goto(path);
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'long-animation-frame' });
  });
  await page.mouse.move(700, 500);
  const endsAt = performance.now() + MINUTES * 60_000;
  let passed = 0;
  while (passed < SCROLLED && performance.now() < endsAt) {
    for (let step = 0; step < 25; step += 1) {
      await page.mouse.wheel(0, STEP_PX);
      await page.waitForTimeout(STEP_MS);
    }
    passed = count - (await lastNumber(page));
  }
  const long: number[] = await page.evaluate(() => Reflect.get(window, 'long'));
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  await page.close();
  if (passed < SCROLLED) throw new Error(`only ${passed} were scrolled past in ${MINUTES} minutes`);
  const longest = long.length > 0 ? `, the longest ${Math.max(...long).toFixed(0)} ms` : '';
  return [
    {
      what: 'frames over 50 ms, 10,000 scrolled',
      value: `${long.length}${longest}`,
      aim: '0',
      isMet: long.length === 0,
    },
    besides('elements of the page at the end', String(nodes)),
  ];
}

/** The number in the name of the last picture that is there; they count up with time. */
function lastNumber(page: Page): Promise<number> {
  return page.evaluate(() => {
    const labels = [...document.querySelectorAll('main a[aria-label]')].map(
      (link) => link.getAttribute('aria-label') ?? '',
    );
    const numbers = labels.map((label) => Number(/-(\d{7})\.jpg/.exec(label)?.[1] ?? Number.NaN));
    return Math.min(...numbers.filter((number) => !Number.isNaN(number)));
  });
}
