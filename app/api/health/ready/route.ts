import { isDatabaseReady } from '@/lib/health/service';
import { json, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';

export const dynamic = 'force-dynamic';

/** The process can do its work: its database answers and is migrated. */
export const GET = route(async () =>
  (await isDatabaseReady()) ? json({ ready: true }) : refused(refuse('unavailable')),
);
