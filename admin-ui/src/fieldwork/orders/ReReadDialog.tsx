import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ReadRecordJson } from '../../../../api/metering/contract.js'
import { dayText } from '../../presentation/date-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { orderPage } from '../field-paths.js'

interface Props {
  /** undefined: the dialog is closed. */
  readonly read: ReadRecordJson | undefined
  readonly onClose: () => void
}

/** Sends somebody to look at the meter again. */
export function ReReadDialog({ read, onClose }: Props) {
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ workOrderId: string }>({
    said: ({ workOrderId }) => `${workOrderId} is ordered: the meter is read again.`,
    onDone: ({ workOrderId }) => {
      onClose()
      void navigate(orderPage(workOrderId))
    },
  })
  const readId = read?.id
  useEffect(() => {
    if (readId !== undefined) begin()
  }, [readId, begin])
  return (
    <ReasonDialog
      open={read !== undefined}
      title={`Read ${read?.meterId ?? ''} again?`}
      confirmLabel="Order the re-read"
      isSending={isSending}
      suggestions={['Too high for this household', 'The customer doubts it']}
      onConfirm={(reason) => send({ path: `/reads/${readId ?? 0}/re-read`, body: { reason } })}
      onClose={onClose}
    >
      A read check is ordered with high priority, with the {read?.value} of {read === undefined ? '' : dayText(read.readOn)} in
      its note. Ordered twice for one read, it is one order.
    </ReasonDialog>
  )
}
