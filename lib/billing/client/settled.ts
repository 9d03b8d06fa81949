/**
 * What Stripe booked, in cents of the dollars that were paid: an account may settle in another currency, at the rate that
 * stands beside it. https://docs.stripe.com/api/balance_transactions/object#balance_transaction_object-exchange_rate
 */
export function usdCents(amount: number, booked: { currency: string; exchange_rate: number | null }): number {
  return booked.currency === 'usd' ? amount : Math.round(amount / (booked.exchange_rate ?? 1));
}
