type Booked = { currency: string; exchange_rate: number | null };

/**
 * What Stripe booked, in cents of the dollars that were paid: an account may settle in another currency, at the rate that
 * stands beside it. https://docs.stripe.com/api/balance_transactions/object#balance_transaction_object-exchange_rate
 */
export function usdCents(amount: number, booked: Booked): number {
  return booked.currency === 'usd' ? amount : Math.round(amount / (booked.exchange_rate ?? 1));
}

/**
 * What several bookings come to. Money that went and came back at two rates leaves a cent that is nobody's: so little, of
 * what was converted, is nothing.
 */
export function usdSum(booked: readonly (Booked & { amount: number })[]): number {
  const cents = booked.reduce((total, one) => total + usdCents(one.amount, one), 0);
  const converted = booked.filter(({ currency }) => currency !== 'usd').length;
  return Math.abs(cents) <= converted ? 0 : cents;
}
