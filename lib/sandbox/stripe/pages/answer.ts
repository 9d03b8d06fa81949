import { digits, isCardNumber } from '../cards';
import { cardsOf, replaceCard } from '../flows/customers';
import { intentOf, payInvoice } from '../flows/invoices';
import { answerBank, applyCode, expireIfOld, orderOf, pay, payLater } from '../flows/sessions';
import type { Invoice, PortalSession, Session } from '../objects';
import type { Sandbox } from '../sandbox';
import { successUrlOf } from '../show';
import { checkoutPage } from './checkout';
import { message } from './frame';
import { bankPage, invoicePage, portalPage, receiptPage } from './others';

export type PageAnswer = { status: number; html: string; location?: string };
type Request = { method: string; pathname: string; body: string };

const ok = (html: string): PageAnswer => ({ status: 200, html });
const goTo = (location: string): PageAnswer => ({ status: 303, html: '', location });
const NOTHING: PageAnswer = {
  status: 404,
  html: message('There is nothing here', 'This address leads nowhere.', null),
};
const BAD_NUMBER = 'This is no card number. Try 4242 4242 4242 4242.';

/** What people's browsers see of the stand-in. */
export async function answerPage(sandbox: Sandbox, { method, pathname, body }: Request): Promise<PageAnswer> {
  const [, kind, id = ''] = /^\/([\w-]+)\/([\w-]+)$/.exec(pathname) ?? [];
  const form = method === 'POST' ? new URLSearchParams(body) : null;
  const { book, settings } = sandbox;
  const session = book.sessions.get(id);
  const invoice = book.invoices.get(id);
  const portal = book.portals.get(id);
  const charge = book.charges.get(id);
  if (kind === 'checkout' && session) return checkout(sandbox, session, form);
  if (kind === 'three-d-secure' && session) return bank(sandbox, session, form);
  if (kind === 'invoice' && invoice) return payOpen(sandbox, invoice, form);
  if (kind === 'portal' && portal) return manage(sandbox, portal, form);
  if (kind === 'receipt' && charge?.paid) return ok(receiptPage({ charge, merchant: settings.merchant }));
  return NOTHING;
}

function checkout(sandbox: Sandbox, session: Session, form: URLSearchParams | null): PageAnswer {
  const { book, settings } = sandbox;
  expireIfOld(sandbox, session);
  if (session.status === 'complete') return goTo(successUrlOf(session));
  const back = session.cancel_url ? { href: session.cancel_url, label: `Back to ${settings.merchant}` } : null;
  if (session.status === 'expired')
    return ok(message('This page has expired', 'Nothing was charged. Start again.', back));
  const order = orderOf(sandbox, session);
  const saved = session.customer ? cardsOf(sandbox, session.customer) : [];
  const email = book.customers.get(session.customer ?? '')?.email ?? null;
  const view = { session, order, merchant: settings.merchant, email, saved };
  if (!form) return ok(checkoutPage({ ...view, error: null }));

  const code = form.get('promotion_code') ?? '';
  if (code && code !== order.code && !applyCode(sandbox, session, code)) {
    return ok(checkoutPage({ ...view, error: 'This code is not valid.' }));
  }
  if (form.get('intent') === 'apply_code') return ok(checkoutPage({ ...view, error: null }));
  if (form.get('pay_with') === 'delayed') {
    payLater(sandbox, session);
    return goTo(successUrlOf(session));
  }
  const method = saved.find((one) => one.id === form.get('pay_with')) ?? null;
  const number = method ? (book.numbers.get(method.id) ?? '') : digits(form.get('card') ?? '');
  if (session.amount_total > 0 && !isCardNumber(number)) return ok(checkoutPage({ ...view, error: BAD_NUMBER }));
  const outcome = pay(sandbox, session, { number, method, isAuthenticated: false });
  if (outcome.status === 'succeeded') return goTo(successUrlOf(session));
  if (outcome.status === 'requires_action') return goTo(`/three-d-secure/${session.id}`);
  return ok(checkoutPage({ ...view, error: outcome.message }));
}

function bank(sandbox: Sandbox, session: Session, form: URLSearchParams | null): PageAnswer {
  if (session.status === 'complete') return goTo(successUrlOf(session));
  if (!orderOf(sandbox, session).pending) return goTo(`/checkout/${session.id}`);
  if (!form) return ok(bankPage({ merchant: sandbox.settings.merchant, amount: session.amount_total }));
  const outcome = answerBank(sandbox, session, form.get('intent') === 'complete');
  if (outcome.status === 'succeeded') return goTo(successUrlOf(session));
  const back = { href: `/checkout/${session.id}`, label: 'Try another way' };
  return ok(message('This was not paid', 'Your bank did not agree. Nothing was charged.', back));
}

function payOpen(sandbox: Sandbox, invoice: Invoice, form: URLSearchParams | null): PageAnswer {
  const { book, settings } = sandbox;
  const items = [...book.items.values()].filter((item) => item.invoice === invoice.id);
  const view = { invoice, items, merchant: settings.merchant };
  if (!form || invoice.status !== 'open') return ok(invoicePage({ ...view, error: null }));
  // The bank's question, after which the card pays.
  if (form.get('intent') === 'fail')
    return ok(invoicePage({ ...view, error: 'Your bank did not agree. Nothing was charged.' }));
  const written = digits(form.get('card') ?? '');
  const saved = book.numbers.get(invoice.default_payment_method ?? '') ?? '';
  const number = written || saved;
  if (!isCardNumber(number)) return ok(invoicePage({ ...view, error: BAD_NUMBER }));
  if (form.get('intent') === 'pay' && !written) {
    return ok(bankPage({ merchant: settings.merchant, amount: intentOf(sandbox, invoice).amount }));
  }
  const outcome = payInvoice(sandbox, invoice, { number, method: null, isAuthenticated: true, isOffSession: false });
  return ok(invoicePage({ ...view, error: outcome.status === 'declined' ? outcome.message : null }));
}

function manage(sandbox: Sandbox, portal: PortalSession, form: URLSearchParams | null): PageAnswer {
  const { book, settings } = sandbox;
  const customer = book.customers.get(portal.customer);
  if (!customer) return NOTHING;
  let error: string | null = null;
  if (form) {
    const number = digits(form.get('card') ?? '');
    if (isCardNumber(number)) replaceCard(sandbox, customer, number);
    else error = BAD_NUMBER;
  }
  const chosen = book.methods.get(customer.invoice_settings.default_payment_method ?? '');
  const invoices = [...book.invoices.values()]
    .filter((one) => one.customer === customer.id && one.status !== 'draft')
    .reverse()
    .map((invoice) => ({ invoice, url: `/invoice/${invoice.id}` }));
  const card = chosen ?? cardsOf(sandbox, customer.id)[0] ?? null;
  return ok(portalPage({ customer, card, invoices, merchant: settings.merchant, returnUrl: portal.return_url, error }));
}
