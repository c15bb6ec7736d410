import { useState } from 'react'
import { ActionButton } from '../../presentation/ActionButton.js'
import { NewOrderDialog } from './NewOrderDialog.js'

interface Props {
  readonly premiseId: string
  readonly servicePointId?: string
  readonly accountId?: string
}

/** Orders work for what a page shows: a place, a meter, an account. */
export function NewOrderButton(about: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="fieldwork.order" variant="outlined" onClick={() => setOpen(true)}>
        New work order…
      </ActionButton>
      <NewOrderDialog {...about} open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
