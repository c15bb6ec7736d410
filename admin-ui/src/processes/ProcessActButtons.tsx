import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ProcessActJson, ProcessPageJson } from '../../../api/processes/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** What may be done to the process now, as the API says; what may not be done says why. */
export function ProcessActButtons({ process }: { readonly process: ProcessPageJson }) {
  const [asking, setAsking] = useState<ProcessActJson>()
  const navigate = useNavigate()
  const command = useCommand({ said: 'Done. The process is told and goes on from there.', onDone: () => setAsking(undefined) })
  const press = (act: ProcessActJson): void => {
    if (act.how === 'page') {
      void navigate(act.path)
      return
    }
    command.begin()
    setAsking(act)
  }
  return (
    <>
      {process.mayDo.map((act, index) => (
        <ActionButton
          key={act.act}
          variant={index === 0 && act.disabledReason === null && !act.isDangerous ? 'contained' : 'outlined'}
          color={act.isDangerous ? 'error' : 'primary'}
          disabledBecause={act.disabledReason ?? undefined}
          onClick={() => press(act)}
        >
          {act.label}
        </ActionButton>
      ))}
      <ActDialog
        act={asking}
        title={process.title}
        isSending={command.isSending}
        onConfirm={(reason) => {
          if (asking !== undefined) command.send({ path: asking.path, body: reason === undefined ? {} : { reason } })
        }}
        onClose={() => setAsking(undefined)}
      />
    </>
  )
}

interface DialogProps {
  readonly act: ProcessActJson | undefined
  readonly title: string
  readonly isSending: boolean
  readonly onConfirm: (reason?: string) => void
  readonly onClose: () => void
}

/** Says what the act will do before it is done, and asks for a reason where it needs one. */
function ActDialog({ act, title, isSending, onConfirm, onClose }: DialogProps) {
  const shared = {
    title: `${act?.label ?? ''}: ${title}`,
    confirmLabel: act?.label ?? '',
    dangerous: act?.isDangerous ?? false,
    isSending,
    onClose,
  }
  if (act?.needsReason === false) {
    return (
      <ConfirmDialog open {...shared} onConfirm={() => onConfirm()}>
        {act.consequence}
      </ConfirmDialog>
    )
  }
  return (
    <ReasonDialog open={act !== undefined} {...shared} onConfirm={onConfirm}>
      {act?.consequence}
    </ReasonDialog>
  )
}
