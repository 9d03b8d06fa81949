import type { ReactNode } from 'react';
import { LocalStrip } from '@/components/site/local-strip';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { getViewer } from '@/lib/auth/viewer';
import { loadMode, loadOffer } from '@/lib/site/loaders';

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const isSignedIn = (await getViewer()) !== null;
  return (
    <div className="flex min-h-dvh flex-col">
      <header>
        <LocalStrip mode={loadMode()} />
        <SiteHeader isSignedIn={isSignedIn} takesSignUps={loadOffer().takesSignUps} />
      </header>
      <main className="flex-1">{children}</main>
      <SiteFooter />
    </div>
  );
}
