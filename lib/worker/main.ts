import { EventEmitter } from 'node:events';
import { Logger, run, type WorkerEvents } from 'graphile-worker';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { queuePool } from './pool';
import { startSweeps } from './sweeps';
import { tasks } from './tasks';

/** The queue's own chatter is for debugging; its complaints are for the operator. */
const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message);
  else if (level === 'warning') log.warn(message);
  else log.debug(message);
});

const events: WorkerEvents = new EventEmitter();
// The start script waits for this: from here on, jobs are taken the moment they are there.
events.once('pool:listen:success', () => process.send?.({ ready: true }));

const runner = await run({
  events,
  pgPool: queuePool(env().WORKER_CONCURRENCY + 2),
  concurrency: env().WORKER_CONCURRENCY,
  taskList: tasks,
  crontab: '',
  logger: queueLogger,
  noHandleSignals: true,
  // Wakes by NOTIFY; the poll is only for jobs whose time comes.
  pollInterval: 1_000,
});
const stopSweeps = startSweeps();

/** Takes no new work, lets running upstream calls end, then leaves. */
async function drain(): Promise<void> {
  stopSweeps();
  await runner.stop();
  await db().$disconnect();
  process.exit(0);
}

let draining = false;
const leave = () => {
  if (draining) return;
  draining = true;
  void drain();
};
process.on('SIGTERM', leave);
process.on('SIGINT', leave);
// Started by the start script, the worker does not outlive it.
process.on('disconnect', leave);
await runner.promise;
