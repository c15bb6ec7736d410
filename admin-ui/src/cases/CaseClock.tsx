import Box from '@mui/material/Box'
import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { Day } from '../presentation/Day.js'
import { caseClockText } from './case-words.js'

type Clocked = Pick<CaseRecordJson, 'state' | 'dueOn' | 'businessDays' | 'businessDaysLeft' | 'isOverdue'>

/** The service-level clock of a case: the day it is due, and how many of its business days are left. */
export function CaseClock({ entry }: { readonly entry: Clocked }) {
  const words = caseClockText(entry)
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Day date={entry.dueOn} />
      {words !== undefined && (
        <Box
          component="span"
          sx={entry.isOverdue ? { color: 'error.main', fontWeight: 600 } : { color: 'text.secondary' }}
        >{` · ${words}`}</Box>
      )}
    </Box>
  )
}
