import type { Client } from '../../support/client';
import { atMost, besides, type Figure, milliseconds, percentile } from '../figures';

const ROUNDS = 80;
const WARM_UP = 10;

export type Pages = { [name in 'bare' | 'first small' | 'first large' | 'far small' | 'far large']: string };
type Name = keyof Pages;

const median = (values: number[]) => percentile(values, 0.5);

/**
 * Time to the first byte of each page, asked for in turns so that all meet the same weather. Pages are streamed: how long the last
 * byte takes stands beside it.
 */
export async function pageFigures(client: Client, pages: Pages): Promise<Figure[]> {
  const names = Object.keys(pages) as Name[];
  const firstMs = new Map<Name, number[]>(names.map((name) => [name, []]));
  const lastMs = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const name of names) {
      const startedAt = performance.now();
      const response = await client.fetch(pages[name]);
      const first = performance.now() - startedAt;
      const html = await response.text();
      const last = performance.now() - startedAt;
      if (!response.ok || !html.includes('</html>')) throw new Error(`${pages[name]} answered ${response.status}`);
      if (round < WARM_UP) continue;
      firstMs.get(name)?.push(first);
      lastMs.get(name)?.push(last);
    }
  }
  const first = (name: Name) => firstMs.get(name) ?? [];
  const last = (name: Name) => lastMs.get(name) ?? [];
  const bareP50 = median(first('bare'));
  const shown = (values: number[]) => `${milliseconds(median(values))} · ${milliseconds(percentile(values, 0.95))}`;
  return [
    besides('the bare page (an empty gallery), p50 · p95', shown(first('bare'))),
    ...(['first small', 'first large', 'far small', 'far large'] as const).flatMap((name) => [
      atMost(`${WORDS_OF[name]}, over the bare page, p50`, median(first(name)) - bareP50, 15, milliseconds),
      atMost(`${WORDS_OF[name]}, over the bare page, p95`, percentile(first(name), 0.95) - bareP50, 40, milliseconds),
      besides(
        `${WORDS_OF[name]}, to its last byte, over the bare page, p50`,
        milliseconds(median(last(name)) - median(last('bare'))),
      ),
    ]),
    ...(['first', 'far'] as const).map((page) =>
      atMost(
        `${page} page, growth from 1,000 to 1,000,000, p50 of the last byte`,
        median(last(`${page} large`)) - median(last(`${page} small`)),
        2,
        milliseconds,
      ),
    ),
  ];
}

const WORDS_OF = {
  'first small': 'first page at 1,000',
  'first large': 'first page at 1,000,000',
  'far small': 'page 500 down at 1,000',
  'far large': 'page 500,000 down at 1,000,000',
} as const;

/** Searches by name, each for something else: common words, rare ones, parts of numbers, and what is not there. */
export async function searchFigures(client: Client, slug: string, words: string[]): Promise<Figure[]> {
  const tookMs: { word: string; ms: number }[] = [];
  for (const word of words) {
    const startedAt = performance.now();
    await client.json(`/api/cutouts?${new URLSearchParams({ workspace: slug, q: word })}`);
    tookMs.push({ word, ms: performance.now() - startedAt });
  }
  const long = tookMs.filter(({ word }) => [...word].length >= 3).map(({ ms }) => ms);
  const short = tookMs.filter(({ word }) => [...word].length < 3).sort((a, b) => a.ms - b.ms);
  return [
    besides('search by name at 1,000,000, three letters or more, p50', milliseconds(median(long))),
    atMost('search by name at 1,000,000, three letters or more, p95', percentile(long, 0.95), 100, milliseconds),
    ...[short[0], short.at(-1)].flatMap((one) =>
      one ? [besides(`one or two letters: “${one.word}”`, milliseconds(one.ms))] : [],
    ),
  ];
}
