import { useEffect } from 'react'
import type { SupplierChargeJson } from '../../../api/suppliers/contract.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  readonly charge: SupplierChargeJson
  readonly onClose: () => void
}

/** Takes a charge out before it is billed. */
export function CancelChargeDialog({ charge, onClose }: Props) {
  const { begin, send, isSending } = useCommand<{ chargeId: number }>({ said: 'The charge is cancelled.', onDone: onClose })
  useEffect(() => begin(), [begin])
  return (
    <ReasonDialog
      open
      dangerous
      title={`Cancel ${charge.charge} of ${charge.agreementId}, ${charge.from} to ${charge.to}`}
      confirmLabel="Cancel the charge"
      isSending={isSending}
      suggestions={['Corrected by the supplier', 'For another agreement']}
      onConfirm={(reason) => send({ path: `/supplier-charges/${charge.id}/cancel`, body: { reason } })}
      onClose={onClose}
    >
      It stays on record. The bill of these days waits until the supplier states it again.
    </ReasonDialog>
  )
}
