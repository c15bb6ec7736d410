import Box from '@mui/material/Box'
import { useState } from 'react'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import { dayText } from '../../presentation/date-text.js'
import { DayField } from '../../presentation/DayField.js'
import { Panel } from '../../presentation/Panel.js'
import { LeaveFields } from './LeaveFields.js'
import { suspension } from './move-draft.js'
import { MovePage } from './MovePage.js'
import { useLeave } from './use-leave.js'
import { usePreview } from './use-preview.js'

/** Service rests for a season and comes back to the same account. */
export function SuspendPage() {
  const { leave, setLeave } = useLeave()
  const [resumeOn, setResumeOn] = useState('')
  const asked = suspension(leave, resumeOn)
  return (
    <MovePage
      title="Suspend service"
      subtitle="A service rests for a season; account and tariff stay"
      asked={asked}
      standing={usePreview(asked.wish)}
      confirmLabel={isLocalDate(leave.stopOn) ? `Suspend after ${dayText(leave.stopOn)}` : 'Suspend'}
    >
      <Panel title="Which service" padded>
        <LeaveFields leave={leave} onChange={setLeave} />
      </Panel>
      <Panel title="From when to when" padded>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5, maxWidth: 540 }}>
          <DayField
            label="Last day of service"
            value={leave.stopOn}
            onChange={(stopOn) => setLeave({ ...leave, stopOn })}
            required
          />
          <DayField
            label="Resumed on"
            value={resumeOn}
            onChange={setResumeOn}
            helperText="May stay empty until the customer calls"
          />
        </Box>
      </Panel>
    </MovePage>
  )
}
