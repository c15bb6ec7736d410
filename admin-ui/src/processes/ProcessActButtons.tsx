import { useState } from 'react'
import type { ProcessActJson, ProcessPageJson } from '../../../api/processes/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** What may be done to the process now, as the API says. An act that needs a reason asks for it; the others happen at once. */
export function ProcessActButtons({ process }: { readonly process: ProcessPageJson }) {
  const [asking, setAsking] = useState<ProcessActJson>()
  const command = useCommand({ said: 'Done. The process is told and goes on from there.', onDone: () => setAsking(undefined) })
  return (
    <>
      {process.mayDo.map((act) => (
        <ActionButton
          key={act.act}
          variant="outlined"
          color={act.act === 'cancel' ? 'error' : 'primary'}
          disabledBecause={act.isAllowed ? undefined : 'Your role may not do this.'}
          onClick={() => {
            command.begin()
            if (act.needsReason) setAsking(act)
            else command.send({ path: act.path, body: {} })
          }}
        >
          {act.label}
        </ActionButton>
      ))}
      <ReasonDialog
        open={asking !== undefined}
        title={`${asking?.label ?? ''}: ${process.title}`}
        confirmLabel={asking?.label ?? ''}
        dangerous={asking?.act === 'cancel'}
        isSending={command.isSending}
        onConfirm={(reason) => asking !== undefined && command.send({ path: asking.path, body: { reason } })}
        onClose={() => setAsking(undefined)}
      >
        {asking?.act === 'cancel'
          ? 'What was computed is thrown away. Nothing was issued, and the window may be run again.'
          : 'The process stops after the work in hand. What is done stays, and it goes on when resumed.'}
      </ReasonDialog>
    </>
  )
}
