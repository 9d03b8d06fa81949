import type { Answer } from '@/lib/auth/answer';

type Body = { url?: string; detail?: string; fields?: Record<string, string>; csrfToken?: string };

const read = async (response: Response): Promise<Body> => (await response.json().catch(() => ({}))) as Body;

function answerOf(response: Response, { url, detail, fields }: Body, trouble: string): Answer {
  if (response.ok) return { ok: true, url: url ?? null };
  return { ok: false, detail: detail ?? trouble, fields: fields ?? {} };
}

/** Sends a form as JSON. `trouble` is what to say when there is no answer. */
export async function send(path: string, fields: object, trouble: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(fields) });
    return answerOf(response, await read(response), trouble);
  } catch {
    return { ok: false, detail: trouble, fields: {} };
  }
}

/** Posts to next-auth: `callback/credentials`, `callback/confirm`, `signin/email`, `signin/google`, `signout`… */
export async function sendAuth(action: string, fields: Record<string, string>, trouble: string): Promise<Answer> {
  try {
    const { csrfToken = '' } = await read(await fetch('/api/auth/csrf'));
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
    const response = await fetch(`/api/auth/${action}`, { method: 'POST', body });
    const answer = await read(response);
    const failed = answer.url && new URL(answer.url, location.href).searchParams;
    if (failed && (failed.has('error') || failed.has('csrf'))) return { ok: false, detail: trouble, fields: {} };
    return answerOf(response, answer, trouble);
  } catch {
    return { ok: false, detail: trouble, fields: {} };
  }
}
