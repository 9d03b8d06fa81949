/** How long cutouts may be kept, in days; null: until somebody deletes them. */
export const RETENTION_CHOICES = [30, 90, 180, 365] as const;
export const RETENTION_MOST_DAYS = 3_650;

export const isRetention = (days: number | null): boolean =>
  days === null || (Number.isInteger(days) && days >= 1 && days <= RETENTION_MOST_DAYS);

const DAY_MS = 24 * 60 * 60_000;

/** Whether something of then is older than a retention time allows now. */
export const isOlderThan = (at: Date, days: number | null, now: Date): boolean =>
  days !== null && now.getTime() - at.getTime() > days * DAY_MS;
