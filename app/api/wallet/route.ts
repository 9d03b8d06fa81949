import { json, refused, route } from '@/lib/http';
import { walletOf } from '@/lib/wallet/service/balance';
import { identifyMember } from '@/lib/workspaces/identify';

export const GET = route(async (request) => {
  const who = await identifyMember(request, 'see_money');
  if (!who.ok) return refused(who);
  return json(await walletOf(who.value.scope));
});
