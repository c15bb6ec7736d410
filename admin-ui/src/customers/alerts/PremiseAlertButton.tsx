import { useState } from 'react'
import { ActionButton } from '../../presentation/ActionButton.js'
import { AddAlertDialog } from './AddAlertDialog.js'

/** The act that puts an alert on a place. */
export function PremiseAlertButton({ premiseId }: { readonly premiseId: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="customers.alert" variant="outlined" onClick={() => setOpen(true)}>
        Put up an alert…
      </ActionButton>
      <AddAlertDialog open={isOpen} subjects={[{ kind: 'premise', id: premiseId }]} onClose={() => setOpen(false)} />
    </>
  )
}
