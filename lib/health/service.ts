import { log } from '@/lib/log';
import { touchDatabase } from './store';

export async function isDatabaseReady(): Promise<boolean> {
  try {
    await touchDatabase();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'not ready: the database does not answer');
    return false;
  }
}
