import { useState } from 'react'
import { ActionButton } from '../presentation/ActionButton.js'
import { AddAccountDialog } from './AddAccountDialog.js'

/** Opens the dialog that adds an account to the chart, for those who keep it. */
export function AddAccountButton() {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <ActionButton permission="ledger.accounts" variant="outlined" onClick={() => setAsking(true)}>
        Add an account…
      </ActionButton>
      {isAsking && <AddAccountDialog onClose={() => setAsking(false)} />}
    </>
  )
}
