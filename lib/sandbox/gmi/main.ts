import { optionsFromEnvironment } from './options';
import { startGmiSandbox } from './server';

// The stand-in as a process of its own. Its first line on standard output tells whoever started it where it listens.
const sandbox = await startGmiSandbox(optionsFromEnvironment(process.env));
process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`);

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void sandbox.close().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
