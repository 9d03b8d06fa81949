import { digits, isCardNumber } from '../cards';
import { cardsOf } from '../flows/customers';
import { answerBank, applyCode, expireIfOld, orderOf, pay, payLater } from '../flows/sessions';
import type { Session } from '../objects';
import type { Sandbox } from '../sandbox';
import { successUrlOf } from '../show';
import { goTo, ok, type PageAnswer } from './answers';
import { renderCheckout } from './checkout';
import { renderMessage } from './gone';
import { renderThreeDSecure } from './three-d-secure';

export const BAD_NUMBER = 'This is no card number. Try 4242 4242 4242 4242.';

/** The hosted checkout: shows what is to pay, and pays it. */
export function answerCheckout(sandbox: Sandbox, session: Session, form: URLSearchParams | null): PageAnswer {
  expireIfOld(sandbox, session);
  if (session.status === 'complete') return goTo(successUrlOf(session));
  if (session.status === 'expired') {
    const link = session.cancel_url
      ? { link: { url: session.cancel_url, words: `Back to ${sandbox.settings.merchant}` } }
      : {};
    return ok(renderMessage({ title: 'This page has expired', text: 'Nothing was charged. Start again.', ...link }));
  }
  if (!form) return ok(checkoutPage(sandbox, session, null));
  const code = form.get('promotion_code')?.trim() ?? '';
  if (code && !applyCode(sandbox, session, code))
    return ok(checkoutPage(sandbox, session, 'This code is not valid.', form));
  if (form.get('intent') !== 'pay') return ok(checkoutPage(sandbox, session, null));
  return payNow(sandbox, session, form);
}

function payNow(sandbox: Sandbox, session: Session, form: URLSearchParams): PageAnswer {
  const way = form.get('pay_with');
  if (way === 'delayed') {
    payLater(sandbox, session);
    return goTo(successUrlOf(session));
  }
  const method = saved(sandbox, session).find((one) => one.id === way) ?? null;
  const number = method ? (sandbox.book.numbers.get(method.id) ?? '') : digits(form.get('card') ?? '');
  if (session.amount_total > 0 && !isCardNumber(number)) return ok(checkoutPage(sandbox, session, BAD_NUMBER, form));
  const outcome = pay(sandbox, session, { number, method, isAuthenticated: false });
  if (outcome.status === 'succeeded') return goTo(successUrlOf(session));
  if (outcome.status === 'requires_action') return goTo(`/three-d-secure/${session.id}`);
  return ok(checkoutPage(sandbox, session, outcome.message, form));
}

const saved = (sandbox: Sandbox, session: Session) => (session.customer ? cardsOf(sandbox, session.customer) : []);

function checkoutPage(sandbox: Sandbox, session: Session, error: string | null, form?: URLSearchParams): string {
  const { name, code, allowsCodes, hasTax, savesCard } = orderOf(sandbox, session);
  const { amount_subtotal, amount_total, total_details: details } = session;
  const value = (field: string) => form?.get(field) ?? '';
  return renderCheckout({
    ...{ action: `/checkout/${session.id}`, merchant: sandbox.settings.merchant, currency: session.currency, error },
    email: sandbox.book.customers.get(session.customer ?? '')?.email ?? '',
    lines: [{ name, amountCents: amount_subtotal }],
    ...{ subtotalCents: amount_subtotal, totalCents: amount_total, taxCents: details.amount_tax, taxPending: false },
    ...{ discountCents: details.amount_discount, discountCode: code, promotionCodes: allowsCodes, savesCard },
    savedCards: saved(sandbox, session).map(({ id, card }) => ({ id, brand: card.brand, last4: card.last4 })),
    ...{ collectsAddress: hasTax, collectsTaxId: hasTax, delayedOffered: true, cancelUrl: session.cancel_url },
    values: { card: value('card'), expiry: value('expiry'), cvc: value('cvc'), name: value('name') },
  });
}

/** The bank's question about a checkout, and its answer. */
export function answerBankPage(sandbox: Sandbox, session: Session, form: URLSearchParams | null): PageAnswer {
  if (session.status === 'complete') return goTo(successUrlOf(session));
  const { pending } = orderOf(sandbox, session);
  if (!pending) return goTo(`/checkout/${session.id}`);
  if (!form) {
    return ok(
      renderThreeDSecure({
        ...{ action: `/three-d-secure/${session.id}`, merchant: sandbox.settings.merchant, currency: session.currency },
        ...{ amountCents: session.amount_total, last4: pending.number.slice(-4) },
      }),
    );
  }
  const outcome = answerBank(sandbox, session, form.get('intent') === 'complete');
  if (outcome.status === 'succeeded') return goTo(successUrlOf(session));
  const link = { url: `/checkout/${session.id}`, words: 'Try another way' };
  return ok(renderMessage({ title: 'This was not paid', text: 'Your bank did not agree. Nothing was charged.', link }));
}
