import Alert from '@mui/material/Alert'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { problemOf } from '../http.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import type { UserRecord } from './access-records.js'
import { RoleChoice } from './RoleChoice.js'

interface Props {
  readonly user: UserRecord
  readonly open: boolean
  readonly onClose: () => void
}

/** Changes name, address and roles. Where somebody else was faster, it says so and shows what stands now. */
export function ChangeRolesDialog({ user, open, onClose }: Props) {
  const [form, setForm] = useState({ name: user.name, email: user.email, roles: user.roles, version: user.version })
  const { begin, send, isSending, error } = useCommand({ method: 'PATCH', said: 'The user is changed.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setForm({ name: user.name, email: user.email, roles: user.roles, version: user.version })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a record loaded again must not overwrite what is being typed
  }, [open, begin])
  const isComplete = form.name.trim() !== '' && form.email.trim() !== '' && form.roles.length > 0
  const problem = problemOf(error)
  return (
    <ReasonDialog
      open={open}
      title={`Change ${user.name}`}
      confirmLabel="Save the change"
      isSending={isSending}
      blockedBecause={isComplete ? undefined : 'A name, an e-mail address and at least one role are needed.'}
      onConfirm={(reason) => send({ path: `/users/${encodeURIComponent(user.id)}`, body: { ...form, reason } })}
      onClose={onClose}
    >
      {user.version !== form.version && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          Somebody else has changed this user meanwhile. Close and open this dialog to see what stands now.
        </Alert>
      )}
      {problem !== undefined && <Alert severity="error">{problem.detail ?? problem.title}</Alert>}
      Other roles end all sessions of the user at once.
      <TextField
        label="Name"
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
        fullWidth
        sx={{ mt: 1.5 }}
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
    </ReasonDialog>
  )
}
