import Box from '@mui/material/Box'
import { useState } from 'react'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { DayField } from '../../presentation/DayField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { requestAct } from '../service-paths.js'

interface Props {
  readonly page: ServiceRequestPageJson
  readonly onClose: () => void
}

/** Other days for what has not begun or ended. A suspension without an end gets one here: service is resumed on that day. */
export function RescheduleDialog({ page, onClose }: Props) {
  const [startOn, setStartOn] = useState(page.startOn ?? '')
  const [stopOn, setStopOn] = useState(page.stopOn ?? '')
  const { send, isSending } = useCommand({ said: 'The request has its new days.', onDone: onClose })
  const hasStop = page.kind !== 'move_in'
  const hasStart = page.kind !== 'move_out'
  const changed = {
    ...(hasStart && startOn !== (page.startOn ?? '') && isLocalDate(startOn) ? { startOn } : {}),
    ...(hasStop && stopOn !== page.stopOn && isLocalDate(stopOn) ? { stopOn } : {}),
  }
  return (
    <ReasonDialog
      open
      title={`Other days for request ${page.id}`}
      confirmLabel="Reschedule"
      reasonComesLast
      isSending={isSending}
      suggestions={['Customer asked', 'Landlord asked', 'Key is handed over later']}
      blockedBecause={Object.keys(changed).length === 0 ? 'Choose another day.' : undefined}
      onConfirm={(reason) =>
        send({ path: requestAct(page.id, 'reschedule'), body: { version: page.version, ...changed, reason } })
      }
      onClose={onClose}
    >
      Work that is ordered for the old days is cancelled and ordered anew; an appointment has to be agreed on again.
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5, mt: 1 }}>
        {hasStop && <DayField label="Last day of service" value={stopOn} onChange={setStopOn} />}
        {hasStart && (
          <DayField
            label={page.kind === 'suspension' ? 'Service is resumed on' : 'First day of service'}
            value={startOn}
            onChange={setStartOn}
          />
        )}
      </Box>
    </ReasonDialog>
  )
}
