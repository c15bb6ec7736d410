import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import type { BillPage } from '../billing-records.js'
import { HeldNotice } from './HeldNotice.js'
import { heldBy, type Held } from './held-bill.js'

interface Props {
  readonly bill: BillPage
  readonly open: boolean
  readonly onClose: () => void
}

/** Prepares a correction: nothing changes before somebody has seen both bills and approved. */
export function CorrectDialog({ bill, open, onClose }: Props) {
  const [rebill, setRebill] = useState(true)
  const [held, setHeld] = useState<Held>()
  const [exempt, setExempt] = useState<readonly string[]>([])
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand({
    handles: (error) => {
      setHeld(heldBy(error))
      return heldBy(error) !== undefined
    },
    onDone: () => {
      onClose()
      void navigate(`/bills/${bill.id}/correction`)
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setHeld(undefined)
    setExempt([])
  }, [open, begin])
  return (
    <ReasonDialog
      open={open}
      title={`Correct bill ${bill.billNumber}`}
      confirmLabel="Prepare the correction"
      isSending={isSending}
      onConfirm={(reason) => send({ path: `/bills/${bill.id}/corrections`, body: { rebill, exemptChecks: exempt, reason } })}
      onClose={onClose}
    >
      The next page shows both bills with the difference. Nothing is posted or sent before the correction is approved there.
      <RadioGroup
        value={rebill ? 'rebill' : 'cancel'}
        onChange={(event) => setRebill(event.target.value === 'rebill')}
        aria-label="What to do"
      >
        <FormControlLabel
          value="rebill"
          control={<Radio size="small" />}
          label="Cancel it and bill the same days again, as the facts stand now"
        />
        <FormControlLabel value="cancel" control={<Radio size="small" />} label="Only cancel it; its days become unbilled" />
      </RadioGroup>
      {held !== undefined && rebill && <HeldNotice held={held} exempt={exempt} onExempt={setExempt} />}
    </ReasonDialog>
  )
}
