import Box from '@mui/material/Box'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import { dayText } from '../../presentation/date-text.js'
import { DayField } from '../../presentation/DayField.js'
import { Panel } from '../../presentation/Panel.js'
import { ForwardingFields } from './ForwardingFields.js'
import { LeaveFields } from './LeaveFields.js'
import { moveOut } from './move-draft.js'
import { MovePage } from './MovePage.js'
import { useLeave } from './use-leave.js'
import { usePreview } from './use-preview.js'

/** Somebody moves out: last day, where mail goes afterwards, and to whom the place goes back. */
export function StopServicePage() {
  const { leave, setLeave } = useLeave()
  const asked = moveOut(leave)
  return (
    <MovePage
      title="Stop service"
      subtitle="Somebody moves out"
      asked={asked}
      standing={usePreview(asked.wish)}
      confirmLabel={isLocalDate(leave.stopOn) ? `Stop service after ${dayText(leave.stopOn)}` : 'Stop service'}
    >
      <Panel title="Whose service" padded>
        <LeaveFields leave={leave} onChange={setLeave} />
      </Panel>
      <Panel title="Until when" padded>
        <Box sx={{ maxWidth: 260 }}>
          <DayField
            label="Last day of service"
            value={leave.stopOn}
            onChange={(stopOn) => setLeave({ ...leave, stopOn })}
            required
          />
        </Box>
        <ForwardingFields forwarding={leave.forwarding} onChange={(forwarding) => setLeave({ ...leave, forwarding })} />
      </Panel>
    </MovePage>
  )
}
