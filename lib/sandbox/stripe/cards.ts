/** What a card does, by Stripe's published test numbers: https://docs.stripe.com/testing */
export type Behaviour = {
  decline?: { code: string; declineCode: string | null };
  /** 3-D Secure: at every payment, or (`once`) until it was done for a saved card. */
  asks?: 'always' | 'once';
  /** What happens some time after the payment. */
  later?: 'dispute' | 'inquiry';
  refund?: 'pending' | 'fails';
};

const declined = (declineCode: string): Behaviour => ({ decline: { code: 'card_declined', declineCode } });
const refusedFor = (code: string): Behaviour => ({ decline: { code, declineCode: null } });

const SPECIAL: Record<string, Behaviour> = {
  '4000000000000002': declined('generic_decline'),
  '4000000000009995': declined('insufficient_funds'),
  '4000000000009987': declined('lost_card'),
  '4000000000009979': declined('stolen_card'),
  '4000000000006975': declined('card_velocity_exceeded'),
  '4100000000000019': declined('fraudulent'),
  '4000000000000069': refusedFor('expired_card'),
  '4000000000000127': refusedFor('incorrect_cvc'),
  '4000000000000119': refusedFor('processing_error'),
  '4000002500003155': { asks: 'once' },
  '4000002760003184': { asks: 'always' },
  '4000000000003220': { asks: 'always' },
  '4000008260003178': { asks: 'always', ...declined('insufficient_funds') },
  '4000008400001629': { asks: 'always', ...declined('generic_decline') },
  '4000000000000259': { later: 'dispute' },
  '4000000000001976': { later: 'inquiry' },
  '4000000000007726': { refund: 'pending' },
  '4000000000005126': { refund: 'fails' },
};

/** Attaches, and is declined whenever it is charged. */
const DECLINED_ONCE_SAVED = '4000000000000341';

export const digits = (written: string): string => written.replace(/\D/g, '');

export function behaviourOf(number: string, isSaved: boolean): Behaviour {
  if (number === DECLINED_ONCE_SAVED && isSaved) return declined('generic_decline');
  return SPECIAL[number] ?? {};
}

const MESSAGES: Record<string, string> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little while.',
};

export const messageOf = ({ code, declineCode }: { code: string; declineCode: string | null }): string =>
  MESSAGES[declineCode ?? ''] ?? MESSAGES[code] ?? 'Your card was declined.';

/** The check digit that every card number carries (Luhn): a mistyped number is no number. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{13,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export function brandOf(number: string): string {
  if (/^3[47]/.test(number)) return 'amex';
  if (/^5[1-5]|^2[2-7]/.test(number)) return 'mastercard';
  return number.startsWith('6') ? 'discover' : 'visa';
}
