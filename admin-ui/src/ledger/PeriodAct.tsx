import { useState } from 'react'
import type { PeriodRecordJson } from '../../../api/ledger/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { monthText } from './ledger-words.js'

/** Closes an open month or opens a closed one; a month that may not be says why on its button. */
export function PeriodAct({ period }: { readonly period: PeriodRecordJson }) {
  const [isOpen, setOpen] = useState(false)
  const isClosing = period.state === 'open'
  const month = monthText(period.id)
  const command = useCommand({ said: `${month} is ${isClosing ? 'closed' : 'open again'}.`, onDone: () => setOpen(false) })
  const mayNow = isClosing ? period.mayClose : period.mayReopen
  return (
    <>
      <ActionButton
        permission="ledger.close"
        variant="outlined"
        disabledBecause={mayNow ? undefined : (period.why ?? 'Not possible now.')}
        onClick={() => {
          command.begin()
          setOpen(true)
        }}
      >
        {isClosing ? 'Close' : 'Open again'}…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`${isClosing ? 'Close' : 'Open'} ${month}${isClosing ? '?' : ' again?'}`}
        confirmLabel={isClosing ? `Close ${month}` : `Open ${month} again`}
        isSending={command.isSending}
        suggestions={isClosing ? ['Month end'] : []}
        onConfirm={(reason) =>
          command.send({ path: `/accounting-periods/${period.id}/${isClosing ? 'close' : 'reopen'}`, body: { reason } })
        }
        onClose={() => setOpen(false)}
      >
        {isClosing
          ? 'The books are checked first. From then on nothing is posted into this month; what comes late is posted into an open one.'
          : 'Entries may be posted into this month again, and its trial balance may change.'}
      </ReasonDialog>
    </>
  )
}
