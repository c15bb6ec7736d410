import Box from '@mui/material/Box'
import { ProgressBar } from './ProgressBar.js'
import { useRate, useStandstill } from './use-rate.js'

interface Props {
  readonly label: string
  readonly trial: {
    readonly state: string
    readonly examined: number
    readonly accounts: number
    readonly failureCode: string | null
  }
  /** When the figures came, in milliseconds. */
  readonly at: number
  /** Said while nothing is counted yet. */
  readonly beginning: string
}

/** A chunk of accounts takes a second or two; longer than this it is the worker that is waited for. */
const STILL_MS = 20_000
const WAITS = 'Nothing moves at the moment. It goes on by itself as soon as a worker takes it up.'

/** How far a trial on the past has come over the accounts, how fast it goes, or why it stopped. */
export function TrialProgress({ label, trial, at, beginning }: Props) {
  const { state, examined, accounts, failureCode } = trial
  const rate = useRate(examined, at)
  const stillMs = useStandstill(examined, at)
  const isRunning = state === 'running'
  const stopped = failureCode === null ? undefined : `It stopped with ${failureCode}. The worker's log has the details.`
  return (
    <Box sx={{ py: 1, px: { xs: 1.5, sm: 0 } }}>
      <ProgressBar
        label={label}
        done={examined}
        total={accounts}
        noun="accounts"
        rate={rate}
        isRunning={isRunning}
        now={!isRunning ? stopped : stillMs > STILL_MS ? WAITS : examined === 0 ? beginning : undefined}
      />
    </Box>
  )
}
