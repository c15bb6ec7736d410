import { StateChip } from '../presentation/StateChip.js'
import { type OrderState, orderStateText } from './field-words.js'

/** Where an order stands. */
export function OrderStateChip({ state }: { readonly state: OrderState }) {
  return <StateChip state={state} label={orderStateText(state)} />
}
