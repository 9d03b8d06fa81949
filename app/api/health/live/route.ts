import { json } from '@/lib/http';

export const dynamic = 'force-dynamic';

/** The process answers. */
export const GET = () => json({ live: true });
