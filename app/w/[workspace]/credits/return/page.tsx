import { notFound, redirect } from 'next/navigation';
import { loadReturn } from '@/lib/billing/loaders';
import { type PageQuery, readQuery } from '@/lib/query';

type Props = { params: Promise<{ workspace: string }>; searchParams: PageQuery };

/** Where Stripe's checkout sends people back to: the credit is put in before they see their wallet. */
export default async function ReturnPage({ params, searchParams }: Props) {
  const [{ workspace: slug }, { session_id: sessionId }] = await Promise.all([params, readQuery(searchParams)]);
  const paid = sessionId ? await loadReturn(slug, sessionId) : null;
  if (!paid) notFound();
  redirect(`/w/${slug}/credits${paid.paymentId ? `?payment=${paid.paymentId}` : ''}`);
}
