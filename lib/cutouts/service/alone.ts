import { log } from '@/lib/log';

/** One that cannot be swept must not hold up those behind it; it is met again at the next sweep. */
export async function alone(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => log.error({ err: error }, 'something could not be swept'));
}
