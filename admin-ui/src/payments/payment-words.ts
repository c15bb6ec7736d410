import { stateText } from '../presentation/state-tone.js'

const CHANNELS: Readonly<Record<string, string>> = {
  counter: 'Counter',
  lockbox: 'Lockbox',
  web: 'Web',
  bank_transfer: 'Bank transfer',
}
const TENDERS: Readonly<Record<string, string>> = {
  cash: 'Cash',
  cheque: 'Cheque',
  card: 'Card',
  transfer: 'Transfer',
  other: 'Other',
  none: 'Not stated',
}
const ITEMS: Readonly<Record<string, string>> = {
  bill: 'Bill',
  late_fee: 'Late fee',
  deposit_installment: 'Deposit instalment',
  credit: 'Credit',
  payment: 'Payment',
  cancellation: 'Cancelled bill',
  fee: 'Fee',
  adjustment: 'Adjustment',
}
const FINDINGS: Readonly<Record<string, string>> = {
  PAYMENT_UNKNOWN_ACCOUNT: 'Unknown account',
  PAYMENT_CLOSED_ACCOUNT: 'Closed account',
  PAYMENT_DUPLICATE: 'Taken before',
}

export const channelText = (channel: string): string => CHANNELS[channel] ?? stateText(channel)
export const tenderText = (kind: string): string => TENDERS[kind] ?? stateText(kind)
export const itemText = (kind: string): string => ITEMS[kind] ?? stateText(kind)
export const findingText = (code: string): string => FINDINGS[code] ?? stateText(code)

export function paymentPath(id: number): string {
  return `/payments/${id}/show`
}

/** The counter with the account already chosen. */
export function counterPath(accountId: string): string {
  return `/take-payment?account=${encodeURIComponent(accountId)}`
}
