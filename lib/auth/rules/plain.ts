/** True without control characters: Postgres refuses NUL, and no address, name or path has use for any other. */
export const isPlain = (text: string): boolean => !/\p{Cc}/u.test(text);
