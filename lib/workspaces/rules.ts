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
