import { keepRunning } from './setup/child.mjs';
import { install } from './setup/install.mjs';
import { fetchModel } from './setup/model.mjs';
import { giveUp } from './setup/steps.mjs';
import { onStopSignals } from './setup/supervisor.mjs';

/** The stand-in for GMI alone, on PORT (default 4010), for anything that speaks GMI's protocol. */
async function main() {
  await install();
  const port = process.env.PORT || '4010';
  const standIn = keepRunning(
    {
      name: 'the GMI stand-in',
      args: ['--import', 'tsx', 'lib/sandbox/gmi/main.ts'],
      env: { PORT: port, LOCAL_MODEL_FILE: await fetchModel() },
    },
    { onHopeless: () => process.exit(1) },
  );
  onStopSignals({
    first: () => void standIn.stop(10_000).then(() => process.exit(0)),
    second: () => standIn.kill(),
  });
}

main().catch(giveUp);
