import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '@/scripts/setup/paths.mjs';

const LEASH = new URL('../../scripts/setup/leash.mjs', import.meta.url).href;

/** A program of the product as tests hold it: real, restartable, and gone when the tests are. */
export class ProductProcess {
  #child: ChildProcess | undefined;
  #printed = '';

  constructor(
    readonly name: string,
    readonly args: string[],
    readonly env: Record<string, string>,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What it has printed since it was made, for the message of a failure. */
  get printed(): string {
    return this.#printed;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start(): void {
    const child = spawn(process.execPath, ['--import', LEASH, ...this.args], {
      cwd: ROOT,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#printed += chunk;
        if (process.env.CLEARCUT_TEST_OUTPUT) process.stderr.write(chunk);
      });
    }
    this.#child = child;
  }

  /** Ends it, and waits until it has: SIGTERM lets it drain, SIGKILL does not. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
  }
}
