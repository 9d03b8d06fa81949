import { may, type Right } from './rights';

/** The pages of a workspace, in their order, by what each is for. */
const PLACES = { remove: 'cut', cutouts: 'look', team: 'look', credits: 'see_money' } as const satisfies Record<
  string,
  Right
>;

export type Place = keyof typeof PLACES;

/** The pages that a role may open; whoever works alone has no people to look at. */
export const placesOf = (role: string, kind = 'personal'): Place[] =>
  (Object.keys(PLACES) as Place[]).filter((place) => may(role, PLACES[place]) && (place !== 'team' || kind === 'team'));

/** Where somebody of that role begins in a workspace. */
export const startOf = ({ slug, role }: { slug: string; role: string }): string =>
  `/w/${slug}/${placesOf(role)[0] ?? 'cutouts'}`;
