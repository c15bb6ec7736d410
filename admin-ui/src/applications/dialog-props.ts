import type { ApplicationPageJson } from '../../../api/applications/contract.js'

/** What every dialog about an application gets. */
export interface ApplicationDialogProps {
  readonly entry: ApplicationPageJson
  readonly onClose: () => void
}
