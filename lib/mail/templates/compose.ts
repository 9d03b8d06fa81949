import { translator } from '@/lib/messages/catalogue';
import type { Mail } from '../schema';
import { htmlOf, textOf } from './frame';

export type ComposedMail = { subject: string; text: string; html: string };

/** Writes a mail from the catalogue, as text and as plain HTML that says the same. */
export function composeMail({ template, params }: Mail): ComposedMail {
  const t = translator('mail');
  const parts = {
    heading: t(`${template}.heading`, params),
    intro: t(`${template}.intro`, params),
    ...('text' in params && { quote: params.text }),
    action: { label: t(`${template}.action`), url: params.url },
    outro: t(`${template}.outro`, params),
    footer: t(footerOf(params)),
  };
  return { subject: t(`${template}.subject`, params), text: textOf(parts), html: htmlOf(parts) };
}

function footerOf(params: Mail['params']) {
  if ('workspace' in params) return 'footer_workspace';
  if ('text' in params) return 'footer_mentioned';
  if ('inviter' in params) return 'footer_invited';
  return 'former' in params ? 'footer_team' : 'footer';
}
