import { env } from '@/lib/env';
import { json, refused, route } from '@/lib/http';
import { balanceOf } from '@/lib/wallet/service';
import { identifyMember } from '@/lib/workspaces/identify';

export const GET = route(async (request) => {
  const who = await identifyMember(request);
  if (!who.ok) return refused(who);
  return json({ ...(await balanceOf(who.value.scope)), priceMicros: env().PRICE_PER_IMAGE_MICROUSD });
});
