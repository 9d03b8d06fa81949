type Named = { id: string; name: string };

/** What a gallery can be sorted out by, and what whoever looks may do in it. */
export type Sorting = {
  tags: Named[];
  people: Named[];
  /** Their other workspaces, into which they may move cutouts. */
  moveTargets: { slug: string; name: string }[];
  rights: { cut: boolean; organize: boolean; share: boolean; manageCutouts: boolean };
};
