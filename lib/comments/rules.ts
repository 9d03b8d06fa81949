/** What one comment may say: characters as people count them, a mention being one. */
export const MAX_LENGTH = 2_000;
export const MAX_MENTIONS = 20;
/** Shown at once; older ones are asked for. */
export const PAGE = 200;

const MENTION = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/g;

/** Whatever turns the direction of what follows, on the page or in a mail (Unicode's bidirectional controls). */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text with its line breaks, without control and direction characters, halves of characters, and blanks around it. */
export function cleanText(given: string): string {
  return given
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}|\ufeff/gu, '')
    .replace(DIRECTIONS, '')
    .trim();
}

export const lengthOf = (text: string): number => [...text.replace(MENTION, '@')].length;

/** The ids that a text mentions, in order, each as often as it does. */
export const mentionsIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, id = '']) => id);

/** The text with mentions of others than `members` turned into plain characters. */
export const keepMentions = (text: string, members: ReadonlySet<string>): string =>
  text.replace(MENTION, (token, id: string) => (members.has(id) ? token : `@${id}`));

/** A piece of a comment: words as they are, or the person of that id. */
export type Piece = { text: string } | { mention: string };

/** A text in its pieces, one after the other. */
export function piecesOf(text: string): Piece[] {
  // Splitting by a group leaves what it caught at every second place.
  return text
    .split(MENTION)
    .map((part, index) => (index % 2 === 0 ? { text: part } : { mention: part }))
    .filter((piece) => !('text' in piece) || piece.text !== '');
}
