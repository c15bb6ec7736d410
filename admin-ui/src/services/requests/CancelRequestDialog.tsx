import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { ConsequenceList } from '../../presentation/ConsequenceList.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { requestAct } from '../service-paths.js'

interface Props {
  readonly page: ServiceRequestPageJson
  readonly onClose: () => void
}

/** Takes the request back before anything has begun or ended. */
export function CancelRequestDialog({ page, onClose }: Props) {
  const { send, isSending } = useCommand({ said: 'The request is taken back.', onDone: onClose })
  return (
    <ReasonDialog
      open
      title={`Cancel request ${page.id}`}
      confirmLabel="Cancel the request"
      dangerous
      isSending={isSending}
      suggestions={['Customer called it off', 'Entered by mistake']}
      onConfirm={(reason) => send({ path: requestAct(page.id, 'cancel'), body: { version: page.version, reason } })}
      onClose={onClose}
    >
      <ConsequenceList consequences={consequences(page)} />
    </ReasonDialog>
  )
}

function consequences(page: ServiceRequestPageJson): string[] {
  const begins = page.agreements.filter((part) => part.act === 'start').length
  const ends = page.agreements.filter((part) => part.act === 'stop').length
  const asked = page.prerequisites.some((each) => ['deposit', 'connection_fee'].includes(each.prerequisite))
  const visits = page.workOrders.filter((order) => order.completedOn === null && order.state !== 'cancelled').length
  return [
    ...(begins > 0
      ? [`${begins} ${begins === 1 ? 'agreement that waits' : 'agreements that wait'} to begin will not begin.`]
      : []),
    ...(ends > 0
      ? [`${ends} ${ends === 1 ? 'service that was to end goes' : 'services that were to end go'} on as before.`]
      : []),
    ...(asked ? ['A deposit or fee that was asked for is taken off the account; what was paid becomes its credit.'] : []),
    ...(visits > 0 ? [`${visits} open ${visits === 1 ? 'work order is' : 'work orders are'} cancelled.`] : []),
  ]
}
