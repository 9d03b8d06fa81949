import { newId } from '@/lib/ids';
import { HEAD_BYTES, type Refused, refusalOf } from './check';

export type Checked = { photos: File[]; refused: { key: string; name: string; reason: Refused }[] };

/** Sorts what was chosen into photos and what would be refused, by reading the first bytes of each. */
export async function check(files: File[]): Promise<Checked> {
  const checked: Checked = { photos: [], refused: [] };
  for (const file of files) {
    const head = await file
      .slice(0, HEAD_BYTES)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0));
    const reason = refusalOf(file.size, new Uint8Array(head));
    if (reason) checked.refused.push({ key: newId(), name: file.name, reason });
    else checked.photos.push(file);
  }
  return checked;
}

/**
 * The files of a drop, those inside dropped folders too. Hidden files (.DS_Store) of folders are left out. What cannot be read
 * comes as an empty file of its name, so that it is refused by name and the rest is taken.
 */
export async function filesOfDrop(data: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first await: the list is emptied when the event ends.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...data.files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const nested = await Promise.all(entries.map((entry) => (entry ? filesOfEntry(entry) : [])));
  return nested.flat();
}

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) {
    if (entry.name.startsWith('.')) return [];
    return [await new Promise<File>((resolve) => entry.file(resolve, () => resolve(unreadable(entry))))];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  // A reader hands out a hundred at a time and then nothing.
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (some === null) return [...files, unreadable(entry)];
    if (some.length === 0) return files;
    for (const child of some) files.push(...(await filesOfEntry(child)));
  }
}

// Chromium has these kinds, but no names for them that a script could ask for.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const unreadable = ({ name }: FileSystemEntry) => new File([], name);

/** The picture in the clipboard, or null when there is none or reading was not allowed. */
export async function fileOfClipboard(): Promise<File | null> {
  const items = await navigator.clipboard.read().catch(() => []);
  for (const item of items) {
    const type = item.types.find((type) => type.startsWith('image/'));
    if (type) return new File([await item.getType(type)], `pasted.${type.slice('image/'.length)}`, { type });
  }
  return null;
}
