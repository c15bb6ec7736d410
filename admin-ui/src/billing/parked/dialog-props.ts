import type { RunAccountPage } from '../billing-records.js'
import type { OfferedAct } from './parked-acts.js'

/** The body of an act besides its name. */
export interface MendBody {
  readonly checkCode?: string
  readonly agreementId?: string
  readonly meterId?: string
  readonly register?: string
  readonly readOn?: string
  readonly value?: string
  readonly reason: string
}

/** What every dialog of the queue is given. */
export interface MendDialogProps {
  readonly account: RunAccountPage
  readonly offer: OfferedAct | undefined
  readonly isSending: boolean
  readonly onSend: (body: MendBody) => void
  readonly onClose: () => void
}
