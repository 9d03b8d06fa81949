import type { Sandbox } from '../sandbox';
import { answerBankPage, answerCheckout } from './answer-checkout';
import { answerInvoice, answerPortal, answerReceipt } from './answer-documents';
import type { PageAnswer } from './answers';
import { renderMessage } from './gone';

type Request = { method: string; pathname: string; body: string };

const NOTHING: PageAnswer = {
  status: 404,
  html: renderMessage({ title: 'There is nothing here', text: 'This address leads nowhere.' }),
};

/** What people's browsers see of the stand-in. */
export function answerPage(sandbox: Sandbox, { method, pathname, body }: Request): PageAnswer {
  const [, kind, id = ''] = /^\/([\w-]+)\/([\w-]+)$/.exec(pathname) ?? [];
  const form = method === 'POST' ? new URLSearchParams(body) : null;
  const { book } = sandbox;
  const session = book.sessions.get(id);
  const invoice = book.invoices.get(id);
  const portal = book.portals.get(id);
  const charge = book.charges.get(id);
  if (kind === 'checkout' && session) return answerCheckout(sandbox, session, form);
  if (kind === 'three-d-secure' && session) return answerBankPage(sandbox, session, form);
  if (kind === 'invoice' && invoice) return answerInvoice(sandbox, invoice, form);
  if (kind === 'portal' && portal) return answerPortal(sandbox, portal, form) ?? NOTHING;
  if (kind === 'receipt' && charge?.paid) return answerReceipt(sandbox, charge);
  return NOTHING;
}
