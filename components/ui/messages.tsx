import type { ReactNode } from 'react';
import { locale, type Messages, messages, type Namespace } from '@/lib/messages/catalogue';
import { ClientMessages } from './client-messages';

/** Gives the client leaves below it the sentences of the named namespaces, and sends the browser no others. */
export function MessagesProvider({ namespaces, children }: { namespaces: Namespace[]; children: ReactNode }) {
  const chosen: Partial<Messages> = Object.fromEntries(namespaces.map((name) => [name, messages[name]]));
  return (
    <ClientMessages locale={locale} messages={chosen}>
      {children}
    </ClientMessages>
  );
}
