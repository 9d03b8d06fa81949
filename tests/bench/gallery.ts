import { encodeCursor } from '@/lib/cutouts/query';
import { signedIn } from '../support/http';
import { signInBrowser, withBrowser } from './browser';
import type { Figure } from './figures';
import { aTeamWith, cutoutAt, makeLooks, RARE, WORDS } from './gallery/fill';
import { pageFigures, searchFigures } from './gallery/pages';
import { scrollFigures, viewFigures } from './gallery/scroll';
import type { Bench } from './product';

const SMALL = 1_000;
const LARGE = 1_000_000;
const LOOKS = 48;

/** The gallery of a team with a thousand cutouts and of one with a million, put in by hand, not through the upstream. */
export function gallery({ withProduct }: Bench): Promise<Figure[]> {
  return withProduct({ workers: 0 }, async ({ url, dataDir }) => {
    const { client, user, workspace, password } = await signedIn(url);
    const looks = await makeLooks(dataDir, LOOKS);
    const small = await aTeamWith(SMALL, user.id, looks);
    const large = await aTeamWith(LARGE, user.id, looks);
    const far = async (slug: string, newer: number) =>
      `/w/${slug}/cutouts?cursor=${encodeCursor(await cutoutAt(slug, newer))}`;
    const pages = {
      bare: `/w/${workspace.slug}/cutouts`,
      'first small': `/w/${small}/cutouts`,
      'first large': `/w/${large}/cutouts`,
      'far small': await far(small, SMALL / 2),
      'far large': await far(large, LARGE / 2),
    };
    return [
      ...(await pageFigures(client, pages)),
      ...(await searchFigures(client, large, searches())),
      ...(await withBrowser(async (browser) => {
        const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
        await signInBrowser(context, { email: user.email, password });
        return [
          ...(await viewFigures(context, pages['first large'])),
          ...(await scrollFigures(context, pages['first large'], LARGE)),
        ];
      })),
    ];
  });
}

/** What people type: words, their parts, numbers, endings, rare words, nothing that is there. */
const searches = (): string[] => [
  ...WORDS,
  ...WORDS.map((word) => word.slice(0, 3)),
  ...[RARE, 'arwha', `${RARE}-0`, 'jpg', '.jp', 'a', 'fj', '-', '0', '00', '0000007', '999999', '123456', '5000'],
  ...['zebra', 'fjord-09', 'lamp-0999', 'IMG-05', 'portrait-0000009', 'xyzzy', 'ö', '%', '_', '\\'],
];
