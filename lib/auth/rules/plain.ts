/**
 * True without control characters and halves of characters: Postgres refuses NUL, an address cannot hold half a surrogate
 * pair, and no name or path has use for any of them.
 */
export const isPlain = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
