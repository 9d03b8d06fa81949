import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from '@/lib/auth/answer';
import { ROOT } from '@/scripts/setup/paths.mjs';
import type { Client } from './client';

type Manifest = { node: Record<string, { exportedName: string }> };

async function idOf(name: string): Promise<string> {
  const manifest: Manifest = JSON.parse(
    await readFile(path.join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  );
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found[0];
}

/** A form's fields as the framework's client sends them: the argument is `$K1`, and its fields carry the number. */
function formOf(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  form.append('0', '["$K1"]');
  return form;
}

async function answerOf(sent: Promise<Response>): Promise<Answer> {
  const response = await sent;
  const text = await response.text();
  const answer = /^\w+:(\{"ok":.*\})$/m.exec(text)?.[1];
  if (!answer) throw new Error(`the action answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(answer);
}

/** Calls a server action by its name, as a page's script does, with one argument. */
export async function callAction(client: Client, name: string, argument: unknown): Promise<Answer> {
  const headers = { 'next-action': await idOf(name), 'content-type': 'text/plain;charset=UTF-8' };
  return answerOf(client.fetch('/settings', { method: 'POST', body: JSON.stringify([argument]), headers }));
}

/** The same for an action that takes a form. */
export async function callWithForm(client: Client, name: string, fields: Record<string, string>): Promise<Answer> {
  const headers = { 'next-action': await idOf(name) };
  return answerOf(client.fetch('/settings', { method: 'POST', body: formOf(fields), headers }));
}
