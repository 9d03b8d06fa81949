export type Person = { id: string; name: string };

/** What is being looked for: the letters behind an @ before the caret, and where the @ stands; null when there is none. */
export function askedFor(text: string, caret: number): { at: number; query: string } | null {
  const found = /(?<=^|[\s("'])@([^\s@]{0,40})$/u.exec(text.slice(0, caret));
  return found ? { at: found.index, query: found[1] ?? '' } : null;
}

const OFFERED = 8;

/** Those a query may mean: a part of their name begins with it. */
export function matching(people: Person[], query: string): Person[] {
  const wanted = query.toLowerCase();
  const starts = ({ name }: Person) =>
    name
      .toLowerCase()
      .split(/[\s@._-]+/)
      .some((part) => part.startsWith(wanted));
  return people.filter(starts).slice(0, OFFERED);
}

/**
 * The text with `@Name` of each chosen person as the token that the server knows. Longer names go first: “Ada L” is not “Ada”.
 * Of two with one name, each stands for the next place of it.
 */
export function withTokens(text: string, chosen: Person[]): string {
  const left = [...chosen].sort((a, b) => b.name.length - a.name.length);
  let done = '';
  let rest = text;
  while (rest) {
    const at = left.findIndex(
      ({ name }) => rest.startsWith(`@${name}`) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length + 1)),
    );
    const person = left[at];
    if (!person) {
      const [first = ''] = rest;
      done += first;
      rest = rest.slice(first.length);
      continue;
    }
    done += `<@${person.id}>`;
    rest = rest.slice(person.name.length + 1);
    const isNamesake = left.some(({ id, name }) => name === person.name && id !== person.id);
    if (isNamesake) left.splice(at, 1);
  }
  return done;
}
