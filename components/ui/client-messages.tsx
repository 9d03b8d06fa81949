'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import type { Messages } from '@/lib/messages/catalogue';

type Props = { locale: 'en'; messages: Partial<Messages>; children: ReactNode };

/** The browser's half of MessagesProvider. */
export function ClientMessages({ locale, messages, children }: Props) {
  return (
    <IntlProvider locale={locale} timeZone="UTC" messages={messages}>
      {children}
    </IntlProvider>
  );
}
