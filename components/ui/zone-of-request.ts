import { cookies } from 'next/headers';

/** The time zone the browser told us earlier, or UTC. An invented one is ignored. */
export async function zoneOfRequest(): Promise<string> {
  const zone = (await cookies()).get('tz')?.value ?? 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}
