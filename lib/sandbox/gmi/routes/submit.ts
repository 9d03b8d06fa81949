import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type Exchange, problem, type Sandbox } from '../exchange';
import { parseImage } from '../input';
import { refusedInput, work } from '../job';
import { MODEL_ID } from '../options';
import type { QueuedJob } from '../queue';
import { hasEnded, type RequestRecord } from '../records';
import { payloadSchema, submitSchema } from '../schema';
import { acceptedJson, echoOf, recordJson } from '../wire';

/** `POST /requests`: judge the input, queue the job, and block for its outcome or answer `queued`. */
export async function submit(sandbox: Sandbox, exchange: Exchange): Promise<Answer> {
  const { settings, engine, records, queue } = sandbox;
  const { call, step } = exchange;
  const envelope = submitSchema.safeParse(jsonOf(exchange.body));
  if (!envelope.success) return problem(400, 'invalid request body: model and payload are required');
  call.model = envelope.data.model;
  if (envelope.data.model !== MODEL_ID) return problem(404, `model ${envelope.data.model} does not exist`);
  const ready = await engine.ready();
  // A model that is not there is the operator's fault to a client: it keeps its jobs, and nobody is charged.
  if (!ready.ok) return problem(404, `model ${MODEL_ID} does not exist here: ${ready.message}`, { code: ready.reason });

  const payload = payloadSchema.safeParse(envelope.data.payload);
  if (!payload.success)
    return problem(400, `invalid payload: ${payload.error.issues[0]?.message ?? 'image is required'}`);
  const { image } = payload.data;
  const input = parseImage(image, settings.acceptForms);
  const fields = {
    model: MODEL_ID,
    status: 'queued',
    payload: echoOf(image),
    shape: step?.shape ?? 'objects',
  } as const;
  if (!input.ok) {
    const refused = records.add(fields);
    records.move(refused, 'failed', { error: input.message });
    return problem(400, input.message, { request_id: refused.requestId });
  }
  const sizeBytes = input.value.form === 'url' ? 0 : input.value.bytes.length;
  call.image = { form: input.value.form, sizeBytes, format: null, metadata: null };

  const record = records.add(fields);
  call.requestId = record.requestId;
  if (step?.forever !== undefined) return stuck(sandbox, record, step.forever);
  const job = queue.push(sizeBytes, async () => {
    if (step?.fail === undefined) return work(sandbox, record, input.value, call);
    records.move(record, 'failed', { error: step.fail });
  });
  if (!job) {
    records.remove(record);
    return problem(503, 'Upstream capacity temporarily exhausted');
  }
  const blocks = step?.inline ?? settings.delivery === 'inline';
  if (!blocks) return { status: 200, body: acceptedJson(record) };
  await outcomeOf(sandbox, exchange, record, job);
  const message = refusedInput(record);
  if (message !== null) return problem(400, message, { request_id: record.requestId });
  return { status: 200, body: hasEnded(record) ? recordJson(record, exchange.origin) : acceptedJson(record) };
}

/** Waits for the job's end, our patience, or the client's: who hangs up leaves the queue if still waiting in it. */
async function outcomeOf({ settings, records }: Sandbox, { gone }: Exchange, record: RequestRecord, job: QueuedJob) {
  const patience = new AbortController();
  const signal = AbortSignal.any([gone, patience.signal]);
  const enough = delay(settings.inlineWaitMs, undefined, { signal }).catch(() => undefined);
  await Promise.race([job.done, enough]);
  patience.abort();
  if (gone.aborted && job.drop()) records.move(record, 'cancelled');
}

function stuck({ records }: Sandbox, record: RequestRecord, status: string): Answer {
  records.freeze(record, status);
  return { status: 200, body: acceptedJson(record) };
}

export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
