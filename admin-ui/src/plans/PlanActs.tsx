import { useState } from 'react'
import type { PlanPageJson } from '../../../api/plans/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { AmendPlanDialog } from './AmendPlanDialog.js'

/** What can be done about a plan now; what may not be done says why. */
export function PlanActs({ plan }: { readonly plan: PlanPageJson }) {
  const [dialog, setDialog] = useState<'amend' | 'reinstate' | 'cancel'>()
  const close = () => setDialog(undefined)
  const { begin, send, isSending } = useCommand({ said: 'It is done, and in the log of the plan.', onDone: close })
  const open = (which: 'amend' | 'reinstate' | 'cancel') => () => {
    begin()
    setDialog(which)
  }
  const { acts } = plan
  return (
    <>
      {plan.state === 'broken' && (
        <ActionButton
          permission="plans.make"
          variant="contained"
          disabledBecause={acts.reinstate.because ?? undefined}
          onClick={open('reinstate')}
        >
          Take it up again…
        </ActionButton>
      )}
      <ActionButton
        permission="plans.make"
        variant="outlined"
        disabledBecause={acts.amend.because ?? undefined}
        onClick={open('amend')}
      >
        Divide anew…
      </ActionButton>
      <ActionButton
        permission="plans.make"
        variant="outlined"
        color="error"
        disabledBecause={acts.cancel.because ?? undefined}
        onClick={open('cancel')}
      >
        Cancel…
      </ActionButton>
      {dialog === 'amend' && <AmendPlanDialog plan={plan} onClose={close} />}
      {(dialog === 'reinstate' || dialog === 'cancel') && (
        <ReasonDialog
          open
          title={dialog === 'cancel' ? 'Cancel the payment plan' : 'Take the payment plan up again'}
          confirmLabel={dialog === 'cancel' ? 'Cancel the plan' : 'Take it up again'}
          dangerous={dialog === 'cancel'}
          isSending={isSending}
          onConfirm={(reason) => send({ path: `/payment-plans/${plan.id}/${dialog}`, body: { version: plan.version, reason } })}
          onClose={close}
        >
          {dialog === 'cancel'
            ? 'What was not paid is owed again where it stood, with its old due dates. Collection may go on at once.'
            : 'What is left is paid in the instalments that were still to come.'}
        </ReasonDialog>
      )}
    </>
  )
}
