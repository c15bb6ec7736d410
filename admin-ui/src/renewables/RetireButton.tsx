import { useEffect, useState } from 'react'
import type { MoveAnswerJson } from '../../../api/renewables/certificate-contract.js'
import type { ProgrammeRecordJson } from '../../../api/renewables/programme-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { quantityText } from '../presentation/quantity-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Retires certificates for what a green power programme sold. */
export function RetireButton({ programme }: { readonly programme: ProgrammeRecordJson }) {
  const [isOpen, setOpen] = useState(false)
  const { begin, send, isSending } = useCommand<MoveAnswerJson>({
    said: ({ moved }) => `${moved.reduce((sum, range) => sum + range.certificates, 0)} certificates are retired.`,
    onDone: () => setOpen(false),
  })
  useEffect(() => {
    if (isOpen) begin()
  }, [begin, isOpen])
  return (
    <>
      <ActionButton permission="renewables.configure" variant="outlined" onClick={() => setOpen(true)}>
        Retire certificates…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Retire certificates for ${programme.name}`}
        confirmLabel="Retire them"
        dangerous
        isSending={isSending}
        onConfirm={(reason) => send({ path: `/programmes/${encodeURIComponent(programme.id)}/retirements`, body: { reason } })}
        onClose={() => setOpen(false)}
      >
        {quantityText(programme.soldKwh ?? '0', 'kWh')} were sold, and {programme.retired ?? 0} certificates were retired for
        them. What is missing is retired in whole MWh, the oldest vintages first.
      </ReasonDialog>
    </>
  )
}
