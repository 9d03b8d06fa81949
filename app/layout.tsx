import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { BrokenWords } from '@/components/site/broken';
import { THEME_COOKIE, themeOf } from '@/components/ui/theme';
import { TimeZone } from '@/components/ui/time-zone';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { locale, messages, translator } from '@/lib/messages/catalogue';
import { siteUrl } from '@/lib/site/loaders';
import './globals.css';

const GROUND = { light: '#fbfaf9', dark: '#0f0e0d' };

export function generateMetadata(): Metadata {
  return {
    metadataBase: siteUrl(),
    title: { default: 'Clearcut', template: '%s · Clearcut' },
    description: translator('site')('description'),
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  const bySystem = [
    { media: '(prefers-color-scheme: light)', color: GROUND.light },
    { media: '(prefers-color-scheme: dark)', color: GROUND.dark },
  ];
  return { viewportFit: 'cover', themeColor: theme === 'system' ? bySystem : GROUND[theme] };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, zone] = await Promise.all([readTheme(), zoneOfRequest()]);
  return (
    <html lang={locale} className={GeistSans.variable} data-theme={theme === 'system' ? undefined : theme}>
      <body className="bg-background font-sans text-ink text-sm/5 antialiased">
        <TimeZone assumed={zone}>
          <BrokenWords words={messages.shell.error}>{children}</BrokenWords>
        </TimeZone>
      </body>
    </html>
  );
}

const readTheme = async () => themeOf((await cookies()).get(THEME_COOKIE)?.value);
