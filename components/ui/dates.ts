/** "22 Nov 2026" in a time zone. */
export function dateOf(at: string, timeZone: string): string {
  const { day, month = '', year } = partsOf(at, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  // Not the locale's own short names: September has three or four letters there, by the age of the data.
  return `${day} ${month.slice(0, 3)} ${year}`;
}

/** "12:04" in a time zone. */
export function timeOfDay(at: string, timeZone: string): string {
  const { hour, minute } = partsOf(at, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${hour}:${minute}`;
}

/** "22 Nov 2026, 12:04" in a time zone. */
export const momentOf = (at: string, timeZone: string) => `${dateOf(at, timeZone)}, ${timeOfDay(at, timeZone)}`;

/** By parts, because commas and short month names differ between the server's and the browser's data, and both must render the same. */
export function partsOf(at: string | number, form: Intl.DateTimeFormatOptions): Record<string, string> {
  const parts = new Intl.DateTimeFormat('en-GB', form).formatToParts(new Date(at));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}
