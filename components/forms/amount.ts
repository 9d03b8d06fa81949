/**
 * An amount as people type it, in cents: "12", "$12.5", "1,000.00", "12,50". Null when it is none, or of parts of a cent.
 * A comma before three digits parts thousands; before one or two at the end, it is a decimal one.
 */
export function parseCents(text: string): number | null {
  const plain = text.trim().replace(/^\$\s*/, '');
  const grouped = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(plain);
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(grouped ? plain.replaceAll(',', '') : plain.replace(',', '.'));
  if (!match) return null;
  const [, dollars = '', cents = ''] = match;
  return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

/** Cents for a field: "12", "12.50". */
export const writeCents = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);

/** A whole number of images as people type it: "50", "1,000"; null when it is none, or above `most`. */
export function parseImages(text: string, most = 1_000_000): number | null {
  const plain = text.trim();
  if (!/^\d{1,7}$|^\d{1,3}(,\d{3})+$/.test(plain)) return null;
  const images = Number(plain.replaceAll(',', ''));
  return images <= most ? images : null;
}
