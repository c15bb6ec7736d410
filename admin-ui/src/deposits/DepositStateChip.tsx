import type { DepositRecordJson } from '../../../api/deposits/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { depositStateText, depositTone } from './deposit-words.js'

/** The state of a deposit in its colour and word. */
export function DepositStateChip({ state }: { readonly state: DepositRecordJson['state'] }) {
  return <StateChip state={state} tone={depositTone(state)} label={depositStateText(state)} />
}
