import { listCutouts } from '@/lib/cutouts/loaders';
import { listQuerySchema, urlSubmissionSchema } from '@/lib/cutouts/schema';
import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { identifyMember } from '@/lib/workspaces/identify';
import { answerIntakes } from './answer';
import { receiveFiles, receiveUrl } from './receive';

/** The history, newest first. */
export const GET = route(async (request) => {
  const who = await identifyMember(request);
  if (!who.ok) return refused(who);
  const query = listQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refused(refuse('bad_request'));
  return json(await listCutouts(who.value.scope, query.data));
});

/** Submits images: multipart `file` (one or many), or JSON `{url}`. */
export const POST = route(async (request) => {
  const who = await identifyMember(request);
  if (!who.ok) return refused(who);
  const { scope } = who.value;
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    const received = await receiveFiles(request, scope);
    return received.ok ? answerIntakes(request, scope, received.value) : refused(received);
  }
  const sent = await readJson(request);
  if (!sent.ok) return bodyRefused(sent);
  const body = urlSubmissionSchema.safeParse(sent.value);
  if (!body.success) return refused(refuse('bad_request'));
  return answerIntakes(request, scope, [await receiveUrl(request, scope, body.data.url)]);
});
