import { useState } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { AmendDialog } from './AmendDialog.js'
import { CancelRequestDialog } from './CancelRequestDialog.js'
import { RescheduleDialog } from './RescheduleDialog.js'
import { whyNot } from './why-not.js'

const IN_HEAD = ['reschedule', 'amend', 'cancel'] as const
type HeadAct = (typeof IN_HEAD)[number]

/** What may be done to the whole request; what may not says why. Prerequisites, reads and refunds have their acts where they stand. */
export function RequestActs({ page }: { readonly page: ServiceRequestPageJson }) {
  const [asking, setAsking] = useState<HeadAct>()
  const close = (): void => setAsking(undefined)
  return (
    <>
      {IN_HEAD.map((name) => {
        const act = page.mayDo.find((each) => each.act === name)
        if (act === undefined) return null
        return (
          <ActionButton
            key={name}
            permission="services.request"
            variant="outlined"
            color={name === 'cancel' ? 'error' : 'primary'}
            disabledBecause={whyNot(act, 'services.request')}
            onClick={() => setAsking(name)}
          >
            {name === 'reschedule' && page.kind === 'suspension' && page.startOn === null ? 'Resume or reschedule' : act.label}…
          </ActionButton>
        )
      })}
      {asking === 'reschedule' && <RescheduleDialog page={page} onClose={close} />}
      {asking === 'amend' && <AmendDialog page={page} onClose={close} />}
      {asking === 'cancel' && <CancelRequestDialog page={page} onClose={close} />}
    </>
  )
}
