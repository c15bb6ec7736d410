import Button from '@mui/material/Button'
import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import { dayText } from '../../presentation/date-text.js'
import { DayField } from '../../presentation/DayField.js'
import { Panel } from '../../presentation/Panel.js'
import { useToday } from '../../presentation/use-utility.js'
import { ArrivePanels } from './ArrivePanels.js'
import { ForwardingFields } from './ForwardingFields.js'
import { LeaveFields } from './LeaveFields.js'
import { type ArriveDraft, transfer } from './move-draft.js'
import { MovePage } from './MovePage.js'
import { useLeave } from './use-leave.js'
import { usePlace } from './use-place.js'
import { usePreview } from './use-preview.js'

/** A customer moves from one place to another: one request for both, the account goes with them. */
export function TransferPage() {
  const { leave, setLeave } = useLeave()
  const today = useToday()
  const [arrive, setArrive] = useState<ArriveDraft>({ premise: null, startOn: '', movesOut: false, services: undefined })
  useEffect(() => {
    if (today !== undefined) setArrive((before) => (before.startOn === '' ? { ...before, startOn: today } : before))
  }, [today])
  const known = usePlace(arrive.premise?.id)
  const asked = transfer(leave, arrive)
  const standing = usePreview(asked.wish)
  return (
    <MovePage
      title="Move"
      subtitle="A customer leaves one place and begins at another"
      asked={asked}
      standing={standing}
      confirmLabel={isLocalDate(arrive.startOn) ? `Move on ${dayText(arrive.startOn)}` : 'Move'}
      remedy={
        standing.problem?.code === 'SITTING_CUSTOMER' ? (
          <Button color="inherit" onClick={() => setArrive({ ...arrive, movesOut: true })}>
            Move them out the day before
          </Button>
        ) : undefined
      }
    >
      <Panel title="From where" padded>
        <LeaveFields leave={leave} onChange={setLeave} />
        <Box sx={{ maxWidth: 260, mt: 1 }}>
          <DayField
            label="Last day of service"
            value={leave.stopOn}
            onChange={(stopOn) => setLeave({ ...leave, stopOn })}
            required
          />
        </Box>
        <ForwardingFields forwarding={leave.forwarding} onChange={(forwarding) => setLeave({ ...leave, forwarding })} />
      </Panel>
      <ArrivePanels title="To where" arrive={arrive} known={known} onChange={setArrive} />
    </MovePage>
  )
}
