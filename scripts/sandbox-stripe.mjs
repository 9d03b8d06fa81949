import { keepRunning } from './setup/child.mjs';
import { install } from './setup/install.mjs';
import { giveUp } from './setup/steps.mjs';
import { onStopSignals } from './setup/supervisor.mjs';

/** The stand-in for Stripe alone, on PORT (default 4020), for anything that speaks Stripe's API. */
async function main() {
  await install();
  const standIn = keepRunning(
    {
      name: 'the Stripe stand-in',
      args: ['--import', 'tsx', 'lib/sandbox/stripe/main.ts'],
      env: { PORT: process.env.PORT || '4020' },
    },
    { onHopeless: () => process.exit(1) },
  );
  onStopSignals({
    first: () => void standIn.stop(10_000).then(() => process.exit(0)),
    second: () => standIn.kill(),
  });
}

main().catch(giveUp);
