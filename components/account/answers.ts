import type { Answer } from '@/lib/auth/answer';
import type { Messages } from '@/lib/messages/catalogue';

/** What to say when no answer comes, and when one comes that does not say why. */
export type Trouble = Messages['account']['trouble'];

type Body = { url?: string; detail?: string; fields?: Record<string, string>; csrfToken?: string };

export const read = async (response: Response): Promise<Body> => (await response.json().catch(() => ({}))) as Body;

function answerOf(response: Response, { url, detail, fields }: Body, { no_reason }: Trouble): Answer {
  if (response.ok) return { ok: true, url: url ?? null };
  return { ok: false, detail: detail ?? no_reason, fields: fields ?? {} };
}

/** Asks the server; that it cannot be reached is an answer too. */
export async function ask(question: () => Promise<Answer>, { no_answer }: Trouble): Promise<Answer> {
  try {
    return await question();
  } catch {
    return { ok: false, detail: no_answer, fields: {} };
  }
}

/** Sends a form as JSON. */
export function send(path: string, fields: object, trouble: Trouble): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask(async () => {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(fields) });
    return answerOf(response, await read(response), trouble);
  }, trouble);
}

/** Posts to next-auth: `callback/credentials`, `callback/confirm`, `signin/email`, `signin/google`, `signout`… */
export function sendAuth(action: string, fields: Record<string, string>, trouble: Trouble): Promise<Answer> {
  return ask(async () => {
    const { csrfToken = '' } = await read(await fetch('/api/auth/csrf'));
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
    const response = await fetch(`/api/auth/${action}`, { method: 'POST', body });
    const answer = await read(response);
    const failed = answer.url && new URL(answer.url, location.href).searchParams;
    if (failed && (failed.has('error') || failed.has('csrf')))
      return { ok: false, detail: trouble.no_reason, fields: {} };
    return answerOf(response, answer, trouble);
  }, trouble);
}
