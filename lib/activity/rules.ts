import type { DeedKind } from './deeds';

export const GROUPS = ['people', 'cutouts', 'sharing', 'credit', 'workspace'] as const;

/** What deeds are about, as one filters them. */
export type DeedGroup = (typeof GROUPS)[number];

const GROUP_OF: Record<DeedKind, DeedGroup> = {
  ...{ invited: 'people', invitation_revoked: 'people', joined: 'people', role_changed: 'people' },
  ...{ cap_changed: 'people', removed: 'people', left: 'people', handed_over: 'people' },
  ...{ deleted: 'cutouts', restored: 'cutouts', purged: 'cutouts', moved_out: 'cutouts', moved_in: 'cutouts' },
  ...{ shared: 'sharing', unshared: 'sharing' },
  ...{ bought: 'credit', topped_up: 'credit', paid_back: 'credit' },
  ...{ created: 'workspace', renamed: 'workspace', picture_changed: 'workspace', retention_changed: 'workspace' },
};

const groups = new Map<string, DeedGroup>(Object.entries(GROUP_OF));

/** What a kept kind is about; the workspace where this version does not know it. */
export const groupOf = (kind: string): DeedGroup => groups.get(kind) ?? 'workspace';

/** The kinds of deeds about something. */
export const kindsOf = (group: DeedGroup): string[] =>
  [...groups].filter(([, one]) => one === group).map(([kind]) => kind);
