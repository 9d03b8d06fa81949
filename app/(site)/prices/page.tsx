import { Check } from 'lucide-react';
import type { Metadata } from 'next';
import { Packs } from '@/components/credits/packs';
import { FirstStep } from '@/components/site/first-step';
import { ProsePage, ProseSection } from '@/components/site/prose';
import { getViewer } from '@/lib/auth/viewer';
import { loadPrices } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatCents, formatMicros, imagesFor } from '@/lib/money';
import { loadOffer } from '@/lib/site/loaders';

export const metadata: Metadata = { title: translator('site')('nav.prices') };

const FREE = ['failed', 'again', 'waiting', 'refused', 'download'] as const;

export default async function PricesPage() {
  const t = translator('site');
  const [offer, prices] = [loadOffer(), loadPrices()];
  const price = formatMicros(offer.priceMicros);
  const free = imagesFor(offer.welcomeMicros, offer.priceMicros);
  return (
    <ProsePage title={t('prices.title', { price })} intro={t('prices.intro')}>
      {free > 0 && offer.takesSignUps && (
        <ProseSection title={t('prices.welcome.title', { count: free })}>
          <p>{t('prices.welcome.text', { amount: formatMicros(offer.welcomeMicros) })}</p>
        </ProseSection>
      )}
      <ProseSection title={t('prices.packs.title')}>
        {prices.isOnePrice && <p>{t('prices.packs.text', { price })}</p>}
        <Packs packs={prices.packs} />
        <p>
          {t(prices.isSold ? (prices.addsTax ? 'prices.packs.buy_tax' : 'prices.packs.buy') : 'prices.packs.not_sold', {
            least: formatCents(prices.leastCents),
          })}
        </p>
      </ProseSection>
      <ProseSection title={t('prices.free.title')}>
        <ul className="flex flex-col gap-2.5">
          {FREE.map((name) => (
            <li key={name} className="flex gap-3">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" />
              {t(`prices.free.${name}`)}
            </li>
          ))}
        </ul>
      </ProseSection>
      <div>
        <FirstStep offer={offer} isSignedIn={(await getViewer()) !== null} />
      </div>
    </ProsePage>
  );
}
