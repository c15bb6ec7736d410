import type { ConnectionPageJson } from '../../../api/connections/contract.js'

/** What every dialog about a connection is given. */
export interface ConnectionDialogProps {
  readonly connection: ConnectionPageJson
  readonly open: boolean
  readonly onClose: () => void
}
