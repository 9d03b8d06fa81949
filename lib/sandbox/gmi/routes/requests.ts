import { type Answer, type Exchange, problem, type Sandbox } from '../exchange';
import { listSchema } from '../schema';
import { recordJson } from '../wire';

/** `GET /requests/{id}` */
export function poll({ records }: Sandbox, { param, origin, call, step }: Exchange): Answer {
  const record = records.find(param);
  if (!record) return problem(404, `request ${param} not found`);
  call.model = record.model;
  call.requestId = record.requestId;
  if (step?.forever !== undefined) records.freeze(record, step.forever);
  if (step?.shape !== undefined) record.shape = step.shape;
  return { status: 200, body: recordJson(record, origin) };
}

const DEFAULT_LIMIT = 20;

/** `GET /requests?model_id=&limit=&offset=`: newest first. */
export function list({ records }: Sandbox, { url, origin }: Exchange): Answer {
  const query = listSchema.safeParse({
    model_id: url.searchParams.get('model_id'),
    limit: url.searchParams.get('limit'),
    offset: url.searchParams.get('offset'),
  });
  if (!query.success) return problem(400, 'limit must be 1 to 100 and offset at least 0');
  const offset = query.data.offset ?? 0;
  const end = offset + (query.data.limit ?? DEFAULT_LIMIT);
  const all = records.newestFirst(query.data.model_id);
  const requests = all.slice(offset, end).map((record) => recordJson(record, origin));
  return { status: 200, body: { requests, has_more: all.length > end } };
}
