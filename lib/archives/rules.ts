/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/** File systems take 255 bytes a name; what unpacks may add a folder's or a copy's mark. */
const MAX_BYTES = 200;

/**
 * A name that unpacks as one file beside the others on every system: no path, no control, direction or line marks, nothing that
 * Windows or a shell reads as something else, at most 200 bytes with its ending kept.
 */
export function safeName(name: string): string {
  const [stem, ending] = split(
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
      .replace(/[<>:"/\\|?*]/g, '_')
      .replace(/^[\s.~-]+|[\s.]+$/g, ''),
  );
  const free = RESERVED.test(stem) ? `_${stem}` : stem;
  return `${cut(free, MAX_BYTES - byteLength(ending)) || 'image'}${ending}`;
}

/** Safe names in the order given, no two alike to a file system that knows no case: "a.png", "A (2).png". */
export function uniqueNames(names: string[]): string[] {
  const taken = new Set<string>();
  const lastOf = new Map<string, number>();
  return names.map((name) => {
    const safe = safeName(name);
    const key = keyOf(safe);
    const [stem, ending] = split(safe);
    let free = safe;
    for (let number = (lastOf.get(key) ?? 1) + 1; taken.has(keyOf(free)); number += 1) {
      free = `${stem} (${number})${ending}`;
      lastOf.set(key, number);
    }
    taken.add(keyOf(free));
    return free;
  });
}

const keyOf = (name: string) => name.normalize('NFKC').toLowerCase();

/** A name and its ending, which is short or none. */
function split(name: string): [stem: string, ending: string] {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - ending.length), ending];
}

const byteLength = (text: string) => new TextEncoder().encode(text).byteLength;

/** The first characters that fit into so many bytes of UTF-8, whole ones. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
