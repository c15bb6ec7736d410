import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { AgencyRecordJson } from '../../../api/agencies/contract.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

const CODE = /^[A-Z0-9][A-Z0-9-]{1,19}$/
const PERCENT = /^(100(\.00?)?|\d{1,2}(\.\d{1,2})?)$/

/** Adds an agency, or changes its name, its rate, and whether it is given debts. */
export function AgencyDialog({ agency, onClose }: { readonly agency: AgencyRecordJson | 'new'; readonly onClose: () => void }) {
  const isNew = agency === 'new'
  const [code, setCode] = useState(isNew ? '' : agency.id)
  const [name, setName] = useState(isNew ? '' : agency.name)
  const [percent, setPercent] = useState(isNew ? '' : agency.commissionPercent)
  const [isActive, setActive] = useState(isNew || agency.isActive)
  const { begin, send, isSending } = useCommand({ method: 'PUT', said: 'The agency is kept.', onDone: onClose })
  useEffect(begin, [begin])
  const wrong = !CODE.test(code)
    ? 'The code is 2 to 20 capital letters, digits and hyphens.'
    : name.trim().length < 2
      ? 'The agency has a name.'
      : PERCENT.test(percent)
        ? undefined
        : 'What it keeps is a number from 0 to 100.'
  return (
    <ReasonDialog
      open
      title={isNew ? 'Add a collection agency' : `Change ${agency.id}`}
      confirmLabel={isNew ? 'Add it' : 'Change it'}
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({
          path: `/agencies/${encodeURIComponent(code)}`,
          body: { name: name.trim(), commissionPercent: percent, isActive, reason },
        })
      }
      onClose={onClose}
    >
      <TextField
        label="Code"
        value={code}
        onChange={(event) => setCode(event.target.value.toUpperCase())}
        disabled={!isNew}
        autoFocus={isNew}
        fullWidth
        sx={{ mt: 1 }}
      />
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} fullWidth sx={{ mt: 1.5 }} />
      <TextField
        label="Keeps, in per cent of what it collects"
        value={percent}
        onChange={(event) => setPercent(event.target.value)}
        fullWidth
        sx={{ mt: 1.5 }}
      />
      <FormControlLabel
        control={<Switch checked={isActive} onChange={(event) => setActive(event.target.checked)} />}
        label="Is given debts"
        sx={{ mt: 1 }}
      />
    </ReasonDialog>
  )
}
