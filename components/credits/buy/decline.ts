import type { Messages } from '@/lib/messages/catalogue';

type Why = keyof Messages['credits']['top_up']['why'];

/**
 * Stripe's codes (https://docs.stripe.com/declines/codes) and our own, by what a person can do about them. Of a card that was
 * reported lost or stolen the bank wants no more said than that it refuses it.
 */
const WHY: { [code: string]: Why } = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  card_declined: 'card_refused',
  generic_decline: 'card_refused',
  do_not_honor: 'card_refused',
  call_issuer: 'card_refused',
  no_action_taken: 'card_refused',
  transaction_not_allowed: 'card_refused',
  try_again_later: 'card_refused',
  fraudulent: 'card_refused',
  lost_card: 'card_gone',
  stolen_card: 'card_gone',
  pickup_card: 'card_gone',
  restricted_card: 'card_gone',
  invalid_account: 'card_gone',
  incorrect_number: 'card_wrong',
  incorrect_cvc: 'card_wrong',
  invalid_cvc: 'card_wrong',
  invalid_number: 'card_wrong',
  invalid_expiry_month: 'card_wrong',
  invalid_expiry_year: 'card_wrong',
  card_velocity_exceeded: 'limit',
  withdrawal_count_limit_exceeded: 'limit',
  authentication_required: 'authentication',
  authentication_not_handled: 'authentication',
  payment_intent_authentication_failure: 'authentication',
  invoice_payment_intent_requires_action: 'authentication',
  not_finished: 'not_finished',
  no_saved_card: 'no_saved_card',
  disputed: 'disputed',
  refunded: 'refunded',
};

/** Why a charge was refused, by Stripe's code. */
export const whyOf = (code: string): Why => (Object.hasOwn(WHY, code) && WHY[code]) || 'other';
