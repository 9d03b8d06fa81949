import type { ActivityFilter } from '@/lib/activity/filter';

function queryOf({ kind, person, from, to }: ActivityFilter, more: { [name: string]: string | undefined }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, person, from, to, ...more })) {
    if (value !== undefined) query.set(name, value);
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** The log showing this; `before` is the id that ended the page before. */
export const activityHref = (workspace: string, shown: ActivityFilter, before?: string): string =>
  `/w/${workspace}/activity${queryOf(shown, { before })}`;

/** The same deeds as a file. */
export const csvHref = (workspace: string, shown: ActivityFilter): string =>
  `/api/activity.csv${queryOf(shown, { workspace })}`;
