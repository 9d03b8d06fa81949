import { type Answer, type Exchange, problem, type Sandbox } from '../exchange';
import { MODEL_ID } from '../options';

/** `GET /models`: empty while the weights are missing, so that a free check notices. */
export async function models({ engine }: Sandbox): Promise<Answer> {
  const ready = await engine.ready();
  return { status: 200, body: { model_ids: ready.ok ? [MODEL_ID] : [] } };
}

/** `GET /models/{id}` */
export async function model({ engine }: Sandbox, { param }: Exchange): Promise<Answer> {
  if (param !== MODEL_ID) return problem(404, `model ${param} does not exist`);
  const ready = await engine.ready();
  if (!ready.ok) return problem(404, `model ${MODEL_ID} does not exist here: ${ready.message}`, { code: ready.reason });
  return {
    status: 200,
    body: {
      model: MODEL_ID,
      org_id: 'sandbox',
      brief_description: 'Removes the background of an image. A stand-in on this machine: costs nothing.',
      delivery_mode: 'sync',
      pricing_details: { unit: 'image', price: 0.018, currency: 'USD' },
      parameters: [{ name: 'image', type: 'string', required: true, description: 'Base64 string or URL, JPEG or PNG' }],
    },
  };
}

/** `GET /health`: whether it runs, and whether it can cut out. Always 200: a stand-in without weights is alive. */
export async function health({ engine, settings, queue, records }: Sandbox): Promise<Answer> {
  const ready = await engine.ready();
  return {
    status: 200,
    body: {
      status: ready.ok ? 'ready' : 'model_unavailable',
      engine: settings.engine,
      ...(ready.ok ? {} : { reason: ready.reason, message: ready.message }),
      queue: { ...queue.state(), maxWaiting: settings.maxWaiting },
      records: records.size,
    },
  };
}
