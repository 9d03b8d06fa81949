/**
 * Preloaded into every child of the start command. The channel to the parent breaks when the parent dies, whatever
 * killed it; then the child drains like on SIGTERM, so that the next start finds the ports free.
 */
const GRACE_MS = 20_000;

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  process.channel.unref();
}
