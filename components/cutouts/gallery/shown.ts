/** What a gallery shows, as its address and the HTTP API say it. */
export const SHOWN_NAMES = ['q', 'status', 'person', 'from', 'to', 'tag', 'favourite', 'sort'] as const;
export type Shown = Partial<Record<(typeof SHOWN_NAMES)[number], string>>;

export const galleryPath = (workspace: string) => `/w/${workspace}/cutouts`;

/** The gallery, or its trash, showing this; `cursor` is where a page begins. */
export function galleryHref(workspace: string, shown: Shown, cursor?: string, isTrash = false): string {
  const query = queryOf(shown, cursor === undefined ? {} : { cursor }).toString();
  return galleryPath(workspace) + (isTrash ? '/trash' : '') + (query && `?${query}`);
}

/** As parameters, in one order, so that the same view has one address. */
export function queryOf(shown: Shown, more: { [name: string]: string } = {}): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of SHOWN_NAMES) if (shown[name]) query.set(name, shown[name]);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query;
}

/** The same without some of it. */
export function less(shown: Shown, ...names: (keyof Shown)[]): Shown {
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !names.some((one) => one === name)));
}

/** True when not everything is shown; in which order does not matter. */
export const isFiltered = (shown: Shown) => Object.values(less(shown, 'sort')).some(Boolean);
