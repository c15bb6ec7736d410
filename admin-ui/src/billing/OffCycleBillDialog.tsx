import Box from '@mui/material/Box'
import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { isLocalDate } from '../../../domain/kernel/local-date.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { HeldNotice } from './bill/HeldNotice.js'
import { heldBy, type Held } from './bill/held-bill.js'
import { billPath } from './run-words.js'

interface Props {
  readonly accountId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Bills one account outside its cycle, or finally. The result is a draft to look at: nothing is charged before it is issued. */
export function OffCycleBillDialog({ accountId, open, onClose }: Props) {
  const today = useToday()
  const [kind, setKind] = useState<'off_cycle' | 'final'>('off_cycle')
  const [readOn, setReadOn] = useState('')
  const [held, setHeld] = useState<Held>()
  const [exempt, setExempt] = useState<readonly string[]>([])
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ billId: number }>({
    handles: (error) => {
      setHeld(heldBy(error))
      return heldBy(error) !== undefined
    },
    onDone: ({ billId }) => {
      onClose()
      void navigate(billPath(billId))
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setReadOn(today ?? '')
    setHeld(undefined)
    setExempt([])
  }, [open, begin, today])
  return (
    <ReasonDialog
      open={open}
      title={`Bill ${accountId} outside its cycle`}
      confirmLabel="Make the draft"
      isSending={isSending}
      suggestions={['Customer asked for a bill up to today', 'Moving out']}
      blockedBecause={isLocalDate(readOn) ? undefined : 'Enter the day of the closing read.'}
      onConfirm={(reason) =>
        send({
          path: `/accounts/${encodeURIComponent(accountId)}/off-cycle-bill`,
          body: { kind, readOn, exemptChecks: exempt, reason },
        })
      }
      onClose={onClose}
    >
      The bill is made as a draft by the rules of every run. It is issued, or dropped, on its own page.
      <RadioGroup
        value={kind}
        onChange={(event) => setKind(event.target.value === 'final' ? 'final' : 'off_cycle')}
        aria-label="Which bill"
      >
        <FormControlLabel
          value="off_cycle"
          control={<Radio size="small" />}
          label="Everything that is not billed yet, up to the closing read"
        />
        <FormControlLabel
          value="final"
          control={<Radio size="small" />}
          label="A final bill: only services that have a last day"
        />
      </RadioGroup>
      <Box sx={{ mt: 1 }}>
        <TextField
          label="Day of the closing read"
          type="date"
          value={readOn}
          onChange={(event) => setReadOn(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      {held !== undefined && <HeldNotice held={held} exempt={exempt} onExempt={setExempt} />}
    </ReasonDialog>
  )
}
