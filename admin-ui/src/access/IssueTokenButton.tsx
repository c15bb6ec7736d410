import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { Role } from '../../../domain/access/roles.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { useCommand } from '../presentation/use-command.js'
import type { TokenRecord } from './access-records.js'
import { RoleChoice } from './RoleChoice.js'
import { SecretOnce } from './SecretOnce.js'

const LIFETIMES = [7, 30, 90, 365] as const
const EMPTY = { name: '', days: 90, roles: [] as readonly Role[] }

/** Issues a token for a program; the token is shown once. */
export function IssueTokenButton() {
  const [isOpen, setOpen] = useState(false)
  const [form, setForm] = useState(EMPTY)
  const [issued, setIssued] = useState<{ name: string; token: string }>()
  const command = useCommand<TokenRecord & { token: string | null }>({
    onDone: (token) => {
      setOpen(false)
      if (token.token !== null) setIssued({ name: token.name, token: token.token })
    },
  })
  const isComplete = form.name.trim() !== '' && form.roles.length > 0
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
        Issue a token…
      </ActionButton>
      <ConfirmDialog
        open={isOpen}
        title="Issue a token"
        confirmLabel="Issue the token"
        cancelLabel="Not now"
        isSending={command.isSending}
        blockedBecause={isComplete ? undefined : 'A name and at least one role are needed.'}
        onConfirm={() =>
          command.send({ path: '/api-tokens', body: { name: form.name.trim(), roles: form.roles, days: form.days } })
        }
        onClose={() => setOpen(false)}
      >
        <TextField
          label="What it is for"
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
          fullWidth
          autoFocus
          sx={{ mt: 1 }}
          slotProps={{ htmlInput: { maxLength: 120 } }}
        />
        <TextField
          select
          label="Valid for"
          value={String(form.days)}
          onChange={(event) => setForm({ ...form, days: Number(event.target.value) })}
          sx={{ mt: 1.5, minWidth: 160 }}
        >
          {LIFETIMES.map((days) => (
            <MenuItem key={days} value={String(days)}>
              {days} days
            </MenuItem>
          ))}
        </TextField>
        <RoleChoice roles={form.roles} onChange={(roles) => setForm({ ...form, roles })} />
      </ConfirmDialog>
      {issued !== undefined && (
        <SecretOnce
          title={`Token for ${issued.name}`}
          sentence="Send it as “Authorization: Bearer …”, or give it to the penstock command as PENSTOCK_TOKEN."
          secret={issued.token}
          onClose={() => setIssued(undefined)}
        />
      )}
    </>
  )
}
