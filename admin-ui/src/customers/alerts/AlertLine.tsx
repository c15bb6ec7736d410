import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import type { AlertRecordJson } from '../../../../api/customers/alert-contract.js'
import { Day } from '../../presentation/Day.js'
import { StateChip } from '../../presentation/StateChip.js'
import { severityText, severityTone, subjectText } from './alert-words.js'

/** One alert: how grave, the words, what it is on, who put it up, until when. */
export function AlertLine({ alert, act }: { readonly alert: AlertRecordJson; readonly act?: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'baseline', columnGap: 1, flexWrap: 'wrap', fontSize: '0.8125rem' }}>
      <StateChip state={alert.severity} tone={severityTone(alert.severity)} label={severityText(alert.severity)} />
      <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {alert.text}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {subjectText(alert.subjectKind)} {alert.subjectId} · {alert.createdBy}, from <Day date={alert.fromOn} />
        {alert.toOn !== null && (
          <>
            {' '}
            to <Day date={alert.toOn} />
          </>
        )}
      </Box>
      {act}
    </Box>
  )
}
