export type PageQuery = Promise<{ [name: string]: string | string[] | undefined }>;

/** A page's query, each parameter as one text. One that is named twice is no parameter of ours and counts as missing. */
export async function readQuery(query: PageQuery): Promise<{ [name: string]: string | undefined }> {
  const entries = Object.entries(await query);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
