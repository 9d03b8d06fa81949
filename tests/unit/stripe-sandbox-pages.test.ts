import { describe, expect, test } from 'vitest';
import { type CheckoutView, renderCheckout } from '@/lib/sandbox/stripe/pages/checkout';
import { renderMessage } from '@/lib/sandbox/stripe/pages/gone';
import { type InvoiceView, renderInvoice } from '@/lib/sandbox/stripe/pages/invoice';
import { formatCents } from '@/lib/sandbox/stripe/pages/money';
import { renderPortal } from '@/lib/sandbox/stripe/pages/portal';
import { renderReceipt } from '@/lib/sandbox/stripe/pages/receipt';
import { renderThreeDSecure } from '@/lib/sandbox/stripe/pages/three-d-secure';

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`;
const ESCAPED = '&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;';
const day = new Date('2026-11-22T23:30:00Z');

/** Every page, with the same words wherever words go. */
function pages(words: string, url = '/back'): [string, string][] {
  const lines = [{ name: words, description: words, amountCents: 1_800 }];
  const card = { brand: words, last4: words };
  const bought = { merchant: words, email: words, number: words, date: day, lines, currency: 'usd', taxCents: 342 };
  return [
    ['checkout', renderCheckout(checkout(words, url))],
    [
      '3-D Secure',
      renderThreeDSecure({ action: words, merchant: words, amountCents: 1, currency: 'usd', last4: words }),
    ],
    [
      'portal',
      renderPortal({
        ...{ action: words, merchant: words, email: words, card, returnUrl: url, error: words, changed: true },
        invoices: [{ number: words, date: day, amountCents: 2_142, currency: 'usd', status: words, url }],
      }),
    ],
    ['invoice', renderInvoice(invoice({ ...bought, action: words, error: words, returnUrl: url }))],
    ['receipt', renderReceipt({ ...bought, discountCents: 0, totalCents: 1, refundedCents: 0, card, returnUrl: url })],
    ['message', renderMessage({ title: words, text: words, link: { url, words } })],
  ];
}

function checkout(words = 'Clearcut', url: string | null = null, changes: Partial<CheckoutView> = {}): CheckoutView {
  return {
    ...{ action: words, merchant: words, email: words, lines: [{ name: words, amountCents: 1_800 }], currency: 'usd' },
    ...{ subtotalCents: 1_800, discountCents: 300, discountCode: words, taxCents: 285, taxPending: false },
    ...{ totalCents: 1_785, promotionCodes: true, savedCards: [{ id: words, brand: words, last4: words }] },
    ...{ collectsAddress: true, collectsTaxId: true, savesCard: true, delayedOffered: true, error: words },
    ...{ cancelUrl: url, values: { card: words, expiry: words, cvc: words, name: words, country: words } },
    ...changes,
  };
}

function invoice(changes: Partial<InvoiceView> = {}): InvoiceView {
  return {
    ...{ action: '/pay', merchant: 'Clearcut', email: null, number: 'A-1', date: day, lines: [], currency: 'usd' },
    ...{ subtotalCents: 1_800, taxCents: 342, totalCents: 2_142, paidCents: 0, status: 'open' },
    ...{ error: null, returnUrl: null, ...changes },
  };
}

function textOf(page: string): string {
  return page
    .replace(/<(style|title)>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe.each(pages(HOSTILE))('the %s page', (_name, page) => {
  test('shows a hostile name as text', () => {
    expect(page).toContain(ESCAPED);
    expect(page).not.toMatch(/<script|<img|&amp;amp;amp;/);
  });

  test('says that no money moves', () => {
    expect(textOf(page)).toContain('Sandbox — no money moves.');
  });
});

test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//elsewhere.test', '/\\elsewhere.test'])(
  'no page links to %s',
  (url) => {
    for (const [, page] of pages('Clearcut', url)) expect(page).not.toContain(`href="${url}`);
  },
);

test('a page links to the address it was given, in full', () => {
  const url = 'https://clearcut.test/credits?a=1&b=2';
  for (const [name, page] of pages('Clearcut', url)) {
    if (name !== '3-D Secure') expect(page).toContain('href="https://clearcut.test/credits?a=1&amp;b=2"');
  }
});

test('every field has a label of its own', () => {
  const open = checkout('Clearcut', null, { discountCode: null });
  for (const page of [...pages('Clearcut').map(([, text]) => text), renderCheckout(open)]) {
    const fields = page.match(/<(input|select)\b[^>]*>/g) ?? [];
    for (const field of fields.filter((tag) => !tag.includes('type="hidden"'))) {
      const id = / id="([^"]+)"/.exec(field)?.[1];
      const labels = id ? page.split(`<label for="${id}">`).length - 1 : page.split(`<label>${field}<span>`).length - 1;
      expect({ field, labels }).toEqual({ field, labels: 1 });
    }
  }
});

describe('the checkout page', () => {
  test('adds up before the eyes: subtotal, discount with its code, tax, total', () => {
    const text = textOf(renderCheckout(checkout()));
    expect(text).toContain('Subtotal $18.00 Discount (Clearcut) −$3.00 Tax $2.85 Total $17.85');
    expect(text).toContain('Pay $17.85');
  });

  test('does not state a tax it does not know', () => {
    const text = textOf(renderCheckout(checkout('Clearcut', null, { taxPending: true })));
    expect(text).toContain('Tax Depends on your country Total before tax $17.85');
    expect(text).toContain('Pay $17.85 plus tax');
    expect(text).not.toContain('$2.85');
  });

  test('asks for no card where nothing is to be paid', () => {
    const page = renderCheckout(checkout('Clearcut', null, { totalCents: 0, discountCents: 1_800, taxCents: 0 }));
    expect(textOf(page)).toContain('Complete order');
    expect(page).not.toMatch(/name="(card|pay_with)"/);
  });

  test('offers a saved card first, but keeps a card being typed', () => {
    const saved = { savedCards: [{ id: 'pm_1', brand: 'visa', last4: '4242' }], delayedOffered: false };
    expect(renderCheckout(checkout('Clearcut', null, { ...saved, values: {} }))).toMatch(/value="pm_1" checked/);
    expect(renderCheckout(checkout('Clearcut', null, { ...saved, values: { card: '4' } }))).toMatch(
      /value="new" checked/,
    );
  });

  test('takes a card where there is nothing to choose from', () => {
    const page = renderCheckout(checkout('Clearcut', null, { savedCards: [], delayedOffered: false, values: {} }));
    expect(page).toContain('<input type="hidden" name="pay_with" value="new">');
    expect(page).toMatch(/id="card" name="card" type="text" value=""/);
  });
});

describe('an invoice', () => {
  test('that is open is paid for what is left of it', () => {
    expect(textOf(renderInvoice(invoice({ paidCents: 142 })))).toContain('Pay $20.00');
  });

  test.each(['draft', 'paid', 'void', 'uncollectible'])(
    'that is %s asks for no card and states nothing due',
    (status) => {
      const page = renderInvoice(invoice({ status }));
      expect(page).not.toContain('<form');
      expect(textOf(page)).toContain('Amount due $0.00');
    },
  );
});

test('a receipt says what was paid and what went back', () => {
  const page = renderReceipt({
    ...{ merchant: 'Clearcut', email: null, number: 'R-1', date: day, lines: [], currency: 'usd', returnUrl: null },
    ...{ discountCents: 0, taxCents: 342, totalCents: 2_142, refundedCents: 500, card: null },
  });
  expect(textOf(page)).toMatch(/Tax \$3\.42 Paid \$21\.42 Refunded −\$5\.00 Paid after refunds \$16\.42/);
  expect(textOf(page)).toContain('22 Nov 2026');
});

test.each([
  [0, 'usd', '$0.00'],
  [123_456, 'USD', '$1,234.56'],
  [-300, 'eur', '−€3.00'],
  [1_800, 'jpy', '¥1,800'],
])('%d in the smallest unit of %s is written %s', (cents, currency, text) => {
  expect(formatCents(cents, currency)).toBe(text);
});
