import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { ok, type Result, refuse } from '@/lib/result';
import type { AlphaMask } from '../pixels';
import type { EngineFailure } from './engine';

export const MODEL_SIDE = 1024;

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded') }),
  z.object({ type: z.literal('alpha'), id: z.number(), alpha: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('failure'), id: z.number(), message: z.string() }),
]);

type Answer = Result<AlphaMask, EngineFailure>;
const failed = (message: string) => refuse('engine_failed', { message });

/** The thread that holds the network. It loads at once; a thread that died refuses everything and must be replaced. */
export type Inference = {
  /** Resolves when the weights are loaded, or with why they could not be. */
  loaded: Promise<Result<null, EngineFailure>>;
  /** `rgb`: interleaved, 1024 × 1024 × 3. */
  infer: (rgb: Buffer) => Promise<Answer>;
  alive: () => boolean;
  close: () => Promise<void>;
};

export function startInference(file: string, threads: number): Inference {
  // ONNX Runtime's own builds report their use to Microsoft unless this is set. It reads the real environment, which a
  // worker's `process.env` is only a copy of; so it is said here.
  process.env.ORT_DISABLE_TELEMETRY = '1';
  const worker = new Worker(new URL('./inference-worker.mjs', import.meta.url), {
    workerData: { file, threads },
    // Whatever loader runs the main thread: the worker needs none.
    execArgv: [],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  let death: EngineFailure | null = null;
  let lastId = 0;

  const loaded = new Promise<Result<null, EngineFailure>>((resolve) => {
    const die = (message: string) => {
      death ??= failed(message);
      resolve(death);
      for (const answer of waiting.values()) answer(death);
      waiting.clear();
    };
    worker.on('error', (error) => die(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => die(`the inference thread ended with code ${code}`));
    worker.on('message', (raw) => {
      const message = messageSchema.parse(raw);
      if (message.type === 'loaded') return resolve(ok(null));
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'failure') answer?.(failed(message.message));
      else answer?.(ok({ alpha: message.alpha, width: MODEL_SIDE, height: MODEL_SIDE }));
    });
  });

  return {
    loaded,
    infer: (rgb) =>
      new Promise((resolve) => {
        if (death) return resolve(death);
        lastId += 1;
        waiting.set(lastId, resolve);
        worker.postMessage({ id: lastId, rgb });
      }),
    alive: () => death === null,
    // Not `terminate`: ending the thread inside a run aborts the whole process. It leaves after the image at hand.
    close: async () => {
      if (death) return;
      worker.postMessage('close');
      await ended;
    },
  };
}
