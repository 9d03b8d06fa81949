import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from './calls';
import type { Sandbox } from './exchange';
import { bytesOf, type ImageInput } from './input';
import { probe } from './pixels';
import type { RequestRecord } from './records';

/** Works one record to its end. Never throws: what goes wrong becomes the record's outcome. */
export async function work(sandbox: Sandbox, record: RequestRecord, input: ImageInput, call: Call): Promise<void> {
  const { records, media, settings, closing } = sandbox;
  records.move(record, 'processing');
  if (settings.latencyMs > 0) await delay(settings.latencyMs, undefined, { signal: closing }).catch(() => undefined);
  if (closing.aborted) return;
  const result = await cutOut(sandbox, input, call).catch((error: unknown) => ({
    ok: false as const,
    reason: 'engine_failed' as const,
    message: String(error),
  }));
  if (result.ok) {
    records.move(record, 'success', { mediaId: media.put(result.value, 'image/png') });
  } else if (result.reason === 'input_refused') {
    records.move(record, 'failed', { error: { code: 'invalid_input', message: result.message, status: 400 } });
  } else {
    records.move(record, 'failed', { error: { code: 'internal', message: result.message, status: 500 } });
  }
}

async function cutOut({ engine }: Sandbox, input: ImageInput, call: Call) {
  const bytes = await bytesOf(input);
  if (!bytes.ok) return bytes;
  const probed = await probe(bytes.value);
  if (!probed.ok) return probed;
  if (call.image) {
    const { format, metadata } = probed.value;
    call.image = { ...call.image, sizeBytes: bytes.value.length, format, metadata };
  }
  return engine.cutOut(bytes.value, probed.value);
}

/** The 400 a blocking submit answers with when the job found the input unusable; null when that is not how it ended. */
export function refusedInput(record: RequestRecord): string | null {
  const outcome = record.outcome;
  if (!outcome || !('error' in outcome) || typeof outcome.error === 'string') return null;
  return outcome.error.code === 'invalid_input' ? outcome.error.message : null;
}
