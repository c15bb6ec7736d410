import { useState } from 'react'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import type { TokenRecord } from './access-records.js'

/** Ends a token at once; absent for one that is revoked. */
export function RevokeTokenButton({ token }: { readonly token: TokenRecord }) {
  const [isOpen, setOpen] = useState(false)
  const command = useCommand({ said: `The token for ${token.name} is revoked.`, onDone: () => setOpen(false) })
  if (token.revokedAt !== null) return null
  return (
    <>
      <ActionButton
        permission="access.manage_users"
        variant="text"
        color="error"
        onClick={() => {
          command.begin()
          setOpen(true)
        }}
      >
        Revoke…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Revoke the token for ${token.name}?`}
        confirmLabel="Revoke the token"
        dangerous
        isSending={command.isSending}
        onConfirm={(reason) => command.send({ path: `/api-tokens/${encodeURIComponent(token.id)}/revoke`, body: { reason } })}
        onClose={() => setOpen(false)}
      >
        The program that uses it is refused from the next request on. A revoked token is not restored; issue a new one.
      </ReasonDialog>
    </>
  )
}
