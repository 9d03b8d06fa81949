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

type Named = { name: string; personalOwnerId: string | null };

/** What a workspace is called: a personal one as its owner is called now, so that a new name of theirs reaches it. */
export function shownName({ name, personalOwnerId }: Named, viewer: { userId: string; name: string | null }): string {
  return (personalOwnerId === viewer.userId && viewer.name?.trim()) || name;
}
