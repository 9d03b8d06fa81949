import { ButtonLink } from '@/components/ui/button';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { Compare } from './compare';
import { FirstStep, type Offer } from './first-step';

/** The first screen: what it does, seen; what it costs, said; one step. */
export function Hero({ offer, isSignedIn }: { offer: Offer; isSignedIn: boolean }) {
  const t = translator('site');
  return (
    <section className="mx-auto grid w-full max-w-[1280px] items-center gap-10 px-4 pt-6 pb-16 md:px-8 md:pt-10 md:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,35rem)] lg:gap-16 lg:pb-24">
      <div className="flex flex-col items-start gap-5">
        <h1 className="font-semibold text-[clamp(2.5rem,5.2vw,4.5rem)]/[1.04] tracking-[-0.045em]">
          {t.rich('hero.title', { line: (words) => <span className="block">{words}</span> })}
        </h1>
        <p className="max-w-[42ch] text-pretty text-lg/7 text-soft">
          {t('hero.text', { price: formatMicros(offer.priceMicros) })}
        </p>
        <div className="mt-2 flex flex-wrap gap-2.5">
          <FirstStep offer={offer} isSignedIn={isSignedIn} />
          <ButtonLink href="/prices" size="lg">
            {t('nav.prices')}
          </ButtonLink>
        </div>
      </div>
      <Compare
        picture={{
          before: '/site/astronaut.webp',
          after: '/site/astronaut-cutout.webp',
          width: 512,
          height: 512,
          alt: t('hero.alt'),
        }}
        label={t('hero.compare')}
        beforeLabel={t('hero.before')}
        afterLabel={t('hero.after')}
      />
    </section>
  );
}
