import Button from '@mui/material/Button'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { addDays, addMonths, isLocalDate } from '../../../domain/kernel/local-date.js'
import { ConsequenceList } from '../presentation/ConsequenceList.js'
import { dayText, relativeDayText } from '../presentation/date-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  readonly open: boolean
  /** The business date as it is. */
  readonly today: string
  readonly onClose: () => void
}

/** Moves the business date of a sandbox forward: everything that waits for a day sees the new one and goes on. */
export function AdvanceClockDialog({ open, today, onClose }: Props) {
  const [to, setTo] = useState('')
  const { begin, send, isSending } = useCommand<{ businessDate: string }>({
    said: ({ businessDate }) => `It is ${dayText(businessDate)}. What waited for a day goes on.`,
    onDone: onClose,
  })
  useEffect(() => {
    if (!open) return
    begin()
    setTo(addDays(today, 1))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the date moves while the dialog closes; what was chosen stays
  }, [open, begin])
  const isForward = isLocalDate(to) && to > today
  const jumps = [
    { label: 'Next day', to: addDays(today, 1) },
    { label: 'A week', to: addDays(today, 7) },
    { label: 'A month', to: addMonths(today, 1) },
  ]
  return (
    <ReasonDialog
      open={open}
      title="Move the business date"
      confirmLabel={isForward ? `Move to ${dayText(to)}` : 'Move'}
      isSending={isSending}
      suggestions={['Next step of the demonstration', 'Training']}
      blockedBecause={isForward ? undefined : `Choose a day after ${dayText(today)}: the date only moves forward.`}
      onConfirm={(reason) => send({ path: '/clock/advance', body: { to, reason } })}
      onClose={onClose}
    >
      <ConsequenceList
        consequences={[
          `It is ${dayText(today)} for the whole office; everybody sees the new day at once.`,
          'Bill runs whose window opens begin, those whose window has ended close, and due dates pass.',
          'It is not moved back.',
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1.5 }}>
        <TextField
          label="New business date"
          type="date"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: addDays(today, 1) } }}
        />
        {jumps.map((jump) => (
          <Button key={jump.label} variant="outlined" onClick={() => setTo(jump.to)}>
            {jump.label}
          </Button>
        ))}
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {isForward ? relativeDayText(to, today) : ''}
        </Box>
      </Box>
    </ReasonDialog>
  )
}
