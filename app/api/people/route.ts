import { json, refused, route } from '@/lib/http';
import { identifyMember } from '@/lib/workspaces/identify';
import { mentionable } from '@/lib/workspaces/service/mentionable';

/** Who can be mentioned in a workspace's comments. */
export const GET = route(async (request) => {
  const who = await identifyMember(request, 'comment');
  return who.ok ? json({ people: await mentionable(who.value.scope) }) : refused(who);
});
