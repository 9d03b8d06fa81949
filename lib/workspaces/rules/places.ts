import { may, type Right } from './rights';

/** The pages of a workspace, in their order, by what each is for. */
const PLACES = {
  ...{ remove: 'cut', cutouts: 'look', team: 'look', credits: 'see_money', activity: 'see_activity' },
} as const satisfies Record<string, Right>;

/** Whoever works alone has no people to look at, nor to look after. */
const OF_TEAMS: readonly string[] = ['team', 'activity'] satisfies Place[];

export type Place = keyof typeof PLACES;

/** The pages that a role is led to. */
export const placesOf = (role: string, kind = 'personal'): Place[] =>
  (Object.keys(PLACES) as Place[]).filter(
    (place) => may(role, PLACES[place]) && (kind === 'team' || !OF_TEAMS.includes(place)),
  );

/** Where somebody of that role begins in a workspace. */
export const startOf = ({ slug, role }: { slug: string; role: string }): string =>
  `/w/${slug}/${placesOf(role)[0] ?? 'cutouts'}`;
