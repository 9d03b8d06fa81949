import { pino } from 'pino';

// Read here and not through lib/env.ts: what is wrong with the environment must be loggable too.

/** One JSON line an event, for people and machines that operate Clearcut. Never log a password, a token or a picture. */
export const log = pino({ level: process.env.LOG_LEVEL || 'info', base: { role: process.env.ROLE || 'all' } });
