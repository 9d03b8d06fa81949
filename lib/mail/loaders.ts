import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { appUrl, env } from '@/lib/env';
import { mailFolder } from './client';
import { type ReadMail, readEml } from './rules';

export type StoredMail = ReadMail & { id: string };

const LISTED = 100;
const FILE_NAME = /^[\w-]+\.eml$/;

/** True where mails are readable at `/mailbox`: on one's own machine, while no SMTP server takes them. */
export function hasMailbox(): boolean {
  return env().MODE === 'local' && !env().SMTP_URL;
}

/** The latest mails of the folder, newest first. */
export async function listMails(): Promise<StoredMail[]> {
  const names = await readdir(mailFolder()).catch(() => []);
  const latest = names
    .filter((name) => FILE_NAME.test(name))
    .sort()
    .reverse()
    .slice(0, LISTED);
  const mails = await Promise.all(latest.map((name) => readMail(name.slice(0, -'.eml'.length))));
  return mails.filter((mail) => mail !== null);
}

/** One mail of the folder by its file's name without `.eml`, or null. */
export async function readMail(id: string): Promise<StoredMail | null> {
  const name = `${id}.eml`;
  if (!FILE_NAME.test(name)) return null;
  const source = await readFile(path.join(mailFolder(), name), 'utf8').catch(() => null);
  return source === null ? null : { id, ...readEml(source) };
}

/** The origin whose links a shown mail may lead to. */
export function ownOrigin(): string {
  return new URL(appUrl()).origin;
}
