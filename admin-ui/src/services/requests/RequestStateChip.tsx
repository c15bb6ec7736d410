import type { ServiceRequestRecordJson } from '../../../../api/services/request-contract.js'
import { StateChip } from '../../presentation/StateChip.js'

/** How a request stands. An open one runs by itself until its process waits for somebody or is stuck. */
export function RequestStateChip({ request }: { readonly request: Pick<ServiceRequestRecordJson, 'state' | 'processState'> }) {
  if (request.state !== 'open') return <StateChip state={request.state} />
  if (request.processState === 'stuck') return <StateChip state="stuck" />
  return <StateChip state="open" tone="running" label="Under way" />
}
