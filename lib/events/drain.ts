const shared = globalThis as typeof globalThis & { clearcutDrain?: Set<() => void> };

function startListening(): Set<() => void> {
  const leaving = new Set<() => void>();
  process.once('clearcut:drain', () => {
    for (const end of [...leaving]) end();
  });
  return leaving;
}

/** Calls `end` once when the server is asked to leave: event streams never end by themselves. Answers how to forget it. */
export function onDrain(end: () => void): () => void {
  shared.clearcutDrain ??= startListening();
  const everybody = shared.clearcutDrain;
  everybody.add(end);
  return () => everybody.delete(end);
}
