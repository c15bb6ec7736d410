import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { Role } from '../../../domain/access/roles.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { useCommand } from '../presentation/use-command.js'
import type { UserRecord } from './access-records.js'
import { RoleChoice } from './RoleChoice.js'
import { SecretOnce } from './SecretOnce.js'

const EMPTY = { name: '', email: '', roles: [] as readonly Role[] }

/** Adds somebody who may sign in; the first password is shown once. */
export function AddUserButton() {
  const [isOpen, setOpen] = useState(false)
  const [form, setForm] = useState(EMPTY)
  const [added, setAdded] = useState<{ name: string; password: string }>()
  const command = useCommand<UserRecord & { password: string | null }>({
    onDone: (user) => {
      setOpen(false)
      if (user.password !== null) setAdded({ name: user.name, password: user.password })
    },
  })
  const isComplete = form.name.trim() !== '' && /^\S+@\S+$/.test(form.email.trim()) && form.roles.length > 0
  return (
    <>
      <ActionButton
        permission="access.manage_users"
        variant="contained"
        onClick={() => {
          command.begin()
          setForm(EMPTY)
          setOpen(true)
        }}
      >
        Add a user…
      </ActionButton>
      <ConfirmDialog
        open={isOpen}
        title="Add a user"
        confirmLabel="Add the user"
        cancelLabel="Not now"
        isSending={command.isSending}
        blockedBecause={isComplete ? undefined : 'A name, an e-mail address and at least one role are needed.'}
        onConfirm={() =>
          command.send({ path: '/users', body: { name: form.name.trim(), email: form.email.trim(), roles: form.roles } })
        }
        onClose={() => setOpen(false)}
      >
        <TextField
          label="Name"
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
          fullWidth
          autoFocus
          sx={{ mt: 1 }}
          slotProps={{ htmlInput: { maxLength: 120 } }}
        />
        <TextField
          label="E-mail"
          type="email"
          value={form.email}
          onChange={(event) => setForm({ ...form, email: event.target.value })}
          fullWidth
          sx={{ mt: 1.5 }}
          slotProps={{ htmlInput: { maxLength: 254 } }}
        />
        <RoleChoice roles={form.roles} onChange={(roles) => setForm({ ...form, roles })} />
      </ConfirmDialog>
      {added !== undefined && (
        <SecretOnce
          title={`${added.name} may sign in`}
          sentence="This is the first password. It must be changed at the first sign-in."
          secret={added.password}
          onClose={() => setAdded(undefined)}
        />
      )}
    </>
  )
}
