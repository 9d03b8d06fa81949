import { stat } from 'node:fs/promises';
import { ok, type Result, refuse } from '@/lib/result';
import { decode, stretched, underAlpha } from '../pixels';
import type { Engine, EngineFailure, Unready } from './engine';
import { type Inference, MODEL_SIDE, startInference } from './inference';

type Loaded = { version: string; inference: Inference };

/** Cuts out with the ISNet weights in `file` (null: none were given). `threads` are the network's own. */
export function modelEngine(file: string | null, threads: number): Engine {
  let current: Loaded | null = null;
  let closed = false;

  async function load(): Promise<Result<Inference, Unready>> {
    if (closed) return refuse('weights_unusable', { message: 'the local model is shutting down' });
    const version = file === null ? null : await versionOf(file);
    if (file === null || version === null) return weightsMissing(file);
    // Weights that failed are tried again only once the file is another; a thread that died later, at once.
    const seen = current;
    const diedAtWork = seen !== null && !seen.inference.alive() && (await seen.inference.loaded).ok;
    if (current?.version !== version || (diedAtWork && current === seen)) {
      const previous = current?.inference;
      current = { version, inference: startInference(file, threads) };
      await previous?.close();
    }
    const { inference } = current;
    const loaded = await inference.loaded;
    if (loaded.ok) return ok(inference);
    return refuse('weights_unusable', { message: `${file} cannot be loaded as the local model: ${loaded.message}` });
  }

  return {
    async ready() {
      const inference = await load();
      return inference.ok ? ok(null) : inference;
    },
    async cutOut(image) {
      const picture = await decode(image);
      if (!picture.ok) return picture;
      const inference = await load();
      if (!inference.ok) return engineFailed(inference.message);
      const mask = await inference.value.infer(await stretched(picture.value, MODEL_SIDE));
      return mask.ok ? ok(await underAlpha(picture.value, mask.value)) : mask;
    },
    close: async () => {
      closed = true;
      await current?.inference.close();
    },
  };
}

const engineFailed = (message: string): EngineFailure => refuse('engine_failed', { message });

function weightsMissing(file: string | null): Unready {
  const where = file === null ? 'LOCAL_MODEL_FILE names no file' : `there is no file ${file}`;
  return refuse('weights_missing', {
    message: `the weights of the local model are missing (${where}); npm start fetches them, and a GMI_API_KEY serves instead`,
  });
}

async function versionOf(file: string): Promise<string | null> {
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? `${info.size}:${info.mtimeMs}` : null;
}
