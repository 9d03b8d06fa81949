import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { photo, resultUrl, sandboxCaller } from '../support/gmi-sandbox';
import { compareAlpha } from '../support/gmi-sandbox-alpha';

const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
const file = process.env.LOCAL_MODEL_FILE || path.join(cache, 'clearcut', 'isnet-medium-b6e8497b.onnx');

let gmi: Awaited<ReturnType<typeof sandboxCaller>>;

beforeAll(async () => {
  if (!existsSync(file)) {
    throw new Error(
      `The local model's weights are not at ${file}: \`npm start\` fetches them, or set LOCAL_MODEL_FILE.`,
    );
  }
  gmi = await sandboxCaller({ engine: 'model', model: { file } });
});
afterAll(() => gmi?.close());

it.each(['ball_grass', 'mug_brick', 'bottle_gravel', 'mug_plain'])(
  '%s is cut out at its own size within IoU .95 and MAE .02 of its exact alpha',
  async (name) => {
    const submitted = await gmi.submit((await photo(`${name}.jpg`)).toString('base64'));
    const cutout = await gmi.download(resultUrl(submitted));
    const { iou, mae } = await compareAlpha(cutout.bytes, await photo(`${name}_alpha.png`));
    expect(iou).toBeGreaterThan(0.95);
    expect(mae).toBeLessThan(0.02);
  },
  60_000,
);
