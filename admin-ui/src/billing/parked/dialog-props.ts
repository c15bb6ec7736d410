import type { RunAccountPage } from '../billing-records.js'
import type { MendBody } from './MendActs.js'
import type { OfferedAct } from './parked-acts.js'

/** What every dialog of the queue is given. */
export interface MendDialogProps {
  readonly account: RunAccountPage
  readonly offer: OfferedAct | undefined
  readonly isSending: boolean
  readonly onSend: (body: MendBody) => void
  readonly onClose: () => void
}
