import { useState } from 'react'
import { ActionButton } from '../presentation/ActionButton.js'
import { HandInDialog } from './HandInDialog.js'

/** Hands in a pack file; on the page of a pack its next version. */
export function HandInButton({ pack }: { readonly pack?: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="policy.propose" variant="outlined" onClick={() => setOpen(true)}>
        {pack === undefined ? 'Hand in a pack…' : 'Hand in a version…'}
      </ActionButton>
      {isOpen && <HandInDialog pack={pack} onClose={() => setOpen(false)} />}
    </>
  )
}
