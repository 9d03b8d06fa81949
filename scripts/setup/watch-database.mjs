const LOOKS_EVERY_MS = 500;
/** One that dies sooner than this after its start did not really start. */
const EARLY_MS = 10_000;
const GIVES_UP_AFTER = 5;

/**
 * Starts the embedded Postgres again when it has died. It is nobody's child, so that it may outlive us, and so nobody
 * would tell. It comes back where it was: the programs connect again by themselves.
 * @param {import('./database.mjs').Database} database
 * @param {{ onHopeless: () => void }} options
 * @returns {() => void} what ends the watch
 */
export function watchDatabase({ revive }, { onHopeless }) {
  if (!revive) return () => undefined;
  let lastAt = Date.now();
  let earlyDeaths = 0;

  async function look() {
    let died = true;
    try {
      died = (await revive?.()) ?? false;
      if (died) console.error('Postgres had died; it runs again.');
    } catch (error) {
      console.error(`Postgres has died: ${error instanceof Error ? error.message : error}`);
    }
    if (died) {
      earlyDeaths = Date.now() - lastAt < EARLY_MS ? earlyDeaths + 1 : 0;
      lastAt = Date.now();
    }
    if (earlyDeaths >= GIVES_UP_AFTER) onHopeless();
    else timer = setTimeout(look, LOOKS_EVERY_MS * 2 ** earlyDeaths);
  }

  let timer = setTimeout(look, LOOKS_EVERY_MS);
  return () => clearTimeout(timer);
}
