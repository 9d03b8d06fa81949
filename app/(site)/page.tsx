import { Hero } from '@/components/site/hero';
import { Promises } from '@/components/site/promises';
import { Samples } from '@/components/site/samples';
import { getViewer } from '@/lib/auth/viewer';
import { loadOffer } from '@/lib/site/loaders';

export default async function LandingPage() {
  const offer = loadOffer();
  const isSignedIn = (await getViewer()) !== null;
  return (
    <>
      <Hero offer={offer} isSignedIn={isSignedIn} />
      <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-16 px-4 pb-24 md:px-8 lg:gap-20">
        <Samples />
        <Promises priceMicros={offer.priceMicros} />
      </div>
    </>
  );
}
