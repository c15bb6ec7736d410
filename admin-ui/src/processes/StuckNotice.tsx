import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import type { ProcessPageJson } from '../../../api/processes/contract.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { stuckSentence } from './process-stages.js'

/** Why a process cannot go on by itself, for how long, and what to do about it. */
export function StuckNotice({ process }: { readonly process: ProcessPageJson }) {
  return (
    <Alert severity="error" variant="outlined" sx={{ bgcolor: 'background.paper' }}>
      <AlertTitle>
        Stuck for <AgeCell since={process.stuckSince} />
      </AlertTitle>
      {stuckSentence(process.steps)} Mend the cause, then press Try again; it also tries by itself once a day.{' '}
      <code>{process.stuckCode}</code>
    </Alert>
  )
}
