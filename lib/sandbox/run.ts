/** A stand-in as a process of its own: its first line on standard output tells whoever started it where it listens. */
export function serve({ url, close }: { url: string; close: () => Promise<void> }): void {
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
