import { createTranslator } from 'use-intl/core';
import en from './en.json';

export const messages = en;
export const locale = 'en';

export type Messages = typeof en;
export type Namespace = keyof Messages;

/** Sentences of one namespace, for server components, mails and answers. */
export function translator<N extends Namespace>(namespace: N) {
  return createTranslator({ locale, messages, namespace });
}

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: 'en';
    Messages: Messages;
  }
}
