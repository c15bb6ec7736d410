import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { GlAccountRecordJson } from '../../../api/ledger/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  /** The code of bill lines that needs it, where one does. */
  readonly line?: string
  readonly onAdded?: (code: string) => void
  readonly onClose: () => void
}

const KINDS = { revenue: 'Revenue', tax_payable: 'Taxes payable' } as const
type Kind = keyof typeof KINDS

const A_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/** Adds an account to the chart: one that lines of bills may be credited to. */
export function AddAccountDialog({ line, onAdded, onClose }: Props) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('revenue')
  const { begin, send, isSending } = useCommand<GlAccountRecordJson>({
    said: (account) => `Account ${account.id} ${account.name} is in the chart.`,
    onDone: (account) => {
      onAdded?.(account.id)
      onClose()
    },
  })
  useEffect(() => begin(), [begin])
  const isCode = A_CODE.test(code)
  return (
    <ReasonDialog
      open
      title="Add an account to the chart"
      confirmLabel={isCode ? `Add account ${code}` : 'Add the account'}
      isSending={isSending}
      reasonComesLast
      suggestions={[...(line === undefined ? [] : [`For line ${line} of an imported rate`]), 'Agreed with the auditor']}
      {...(isCode && name.trim() !== '' ? {} : { blockedBecause: 'Give it a code and a name.' })}
      onConfirm={(reason) => send({ path: '/gl-accounts', body: { code, name: name.trim(), kind, reason } })}
      onClose={onClose}
    >
      It is not changed or taken away afterwards. Nothing is posted to it until a code of bill lines is credited to it.
      <TextField
        label="Code"
        value={code}
        onChange={(event) => setCode(event.target.value.trim())}
        error={code !== '' && !isCode}
        helperText="Letters, digits, dots and hyphens; no other account has it"
        autoFocus
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <TextField
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <ChoiceField<Kind>
        label="Kind"
        value={kind}
        choices={['revenue', 'tax_payable']}
        textOf={(each) => KINDS[each]}
        helperText="Lines of bills are credited to revenue or to taxes payable"
        onChoose={setKind}
      />
    </ReasonDialog>
  )
}
