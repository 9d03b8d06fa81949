// Runs the network. `session.run` blocks its thread for seconds, so it has one of its own; plain JavaScript, so that
// the thread starts the same under tsx, under vitest and on any Node.
import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const SIDE = 1024;
const PIXELS = SIDE * SIDE;

/** @type {{ file: string, threads: number }} */
const { file, threads } = workerData;

// Without the memory arena and patterns the process peaks at about 1.2 GB, with them at twice that.
const session = await InferenceSession.create(file, {
  intraOpNumThreads: threads,
  enableCpuMemArena: false,
  enableMemPattern: false,
});

/** @param {Uint8Array} rgb interleaved, 1024 × 1024 × 3 */
function toTensor(rgb) {
  const planes = new Float32Array(3 * PIXELS);
  for (let channel = 0; channel < 3; channel += 1) {
    for (let pixel = 0; pixel < PIXELS; pixel += 1) {
      planes[channel * PIXELS + pixel] = (rgb[pixel * 3 + channel] ?? 0) / 255 - 0.5;
    }
  }
  return new Tensor('float32', planes, [1, 3, SIDE, SIDE]);
}

/** @param {Uint8Array} rgb */
async function infer(rgb) {
  const { output } = await session.run({ input: toTensor(rgb) }, ['output']);
  const alpha = new Uint8Array(PIXELS);
  const values = output?.data;
  if (!(values instanceof Float32Array)) throw new Error('the model has no float output named "output"');
  for (let pixel = 0; pixel < PIXELS; pixel += 1) {
    alpha[pixel] = Math.round(Math.min(Math.max(values[pixel] ?? 0, 0), 1) * 255);
  }
  return alpha;
}

const port = parentPort;
if (!port) throw new Error('inference-worker.mjs runs as a worker thread only');

port.on('message', async (/** @type {{ id: number, rgb: Uint8Array } | 'close'} */ message) => {
  if (message === 'close') {
    await session.release();
    return port.close();
  }
  const { id, rgb } = message;
  try {
    const alpha = await infer(rgb);
    port.postMessage({ type: 'alpha', id, alpha }, [alpha.buffer]);
  } catch (error) {
    port.postMessage({ type: 'failure', id, message: String(error) });
  }
});
port.postMessage({ type: 'loaded' });
