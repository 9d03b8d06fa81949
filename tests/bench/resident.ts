import { readFile, writeFile } from 'node:fs/promises';

/**
 * Begins a new peak of a process's resident memory and answers what it is now, in bytes. Linux counts the peak itself
 * (proc_pid_status(5), clear_refs in proc(5)), so nothing between two looks is missed. Throws elsewhere.
 */
export async function startPeak(pid: number): Promise<number> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  return read(pid, 'VmRSS');
}

/** The peak since `startPeak`, in bytes. */
export const peakSince = (pid: number) => read(pid, 'VmHWM');

async function read(pid: number, name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (!kibibytes) throw new Error(`no ${name} in /proc/${pid}/status`);
  return Number(kibibytes) * 1024;
}
