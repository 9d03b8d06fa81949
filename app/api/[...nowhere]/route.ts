import { refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';

const nothing = route(async () => refused(refuse('not_found')));

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
