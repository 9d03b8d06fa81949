/** A slug people can read in an address: from a name or the part of an e-mail before the @, plus four random characters. */
export function slugFrom(name: string, random: string): string {
  const base = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '');
  return `${base || 'studio'}-${random}`;
}

/** Whether a text can be a slug at all; the database has no answer to some that cannot. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,64}$/.test(text);

export const NAME_MAX = 60;

/**
 * A team's name as it is kept: one line, without control, direction and invisible characters; null when nothing that can be
 * seen is left of it, or more than 60 characters are.
 */
export function cleanTeamName(given: string): string | null {
  const visible = given
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  return visible && [...visible].length <= NAME_MAX ? visible : null;
}

type Named = { name: string; personalOwnerId: string | null };

/** What a workspace is called: a personal one as its owner is called now, so that a new name of theirs reaches it. */
export function shownName({ name, personalOwnerId }: Named, viewer: { userId: string; name: string | null }): string {
  return (personalOwnerId === viewer.userId && viewer.name?.trim()) || name;
}
