import { answerPrivateImage } from '@/app/image-answer';
import { bodyRefused, json, readBody, refused, route } from '@/lib/http';
import { hearOut } from '@/lib/uploads/hear-out';
import { identifyMemberOf } from '@/lib/workspaces/identify';
import { PICTURE_MAX_BYTES, readPicture, setPicture } from '@/lib/workspaces/service/picture';

type Context = { params: Promise<{ workspace: string }> };

export const GET = route<Context>(async (request, { params }) => {
  const who = await identifyMemberOf((await params).workspace, 'look');
  if (!who.ok) return refused(who);
  const read = await readPicture(who.value.scope);
  if (!read.ok) return refused(read);
  const { hash, bytes } = read.value;
  const open = async () => ({ stream: new Blob([bytes]).stream(), sizeBytes: bytes.byteLength });
  return answerPrivateImage(request, { hash, contentType: 'image/webp', filename: 'picture.webp', open });
});

/** The body is the picture itself. */
export const PUT = route<Context>(async (request, { params }) => {
  const who = await identifyMemberOf((await params).workspace, 'change_workspace');
  if (!who.ok) return hearOut(request, refused(who));
  const body = await readBody(request, PICTURE_MAX_BYTES);
  if (!body.ok) return bodyRefused(body);
  const set = await setPicture(who.value.scope, body.value, new Date());
  return set.ok ? json(set.value) : refused(set);
});
