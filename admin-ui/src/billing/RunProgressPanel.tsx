import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { Panel } from '../presentation/Panel.js'
import { ProgressBar } from '../presentation/ProgressBar.js'
import { useRate } from '../presentation/use-rate.js'
import type { RunPage } from './billing-records.js'
import { useToday } from '../presentation/use-utility.js'
import { approvalBlockedBecause, isMoving } from './run-acts.js'
import { accountsDone, outcomesText } from './run-progress.js'
import { queuePath } from './run-words.js'

interface Props {
  readonly run: RunPage
  /** When the figures came, in milliseconds. */
  readonly at: number
}

/** How far the run is: its outcomes while it computes, its issued bills while it issues. */
export function RunProgressPanel({ run, at }: Props) {
  const isIssuing = run.state === 'issuing'
  const done = isIssuing ? run.issued : accountsDone(run)
  const total = isIssuing ? run.issued + run.drafts : run.accountsIn
  const rate = useRate(done, at)
  const today = useToday()
  // The button says so as well, but not under a finger.
  const blocked =
    today === undefined || run.state !== 'review'
      ? undefined
      : approvalBlockedBecause({ ...run, isIssued: run.issuedAt !== null }, today)
  return (
    <Panel
      title={isIssuing ? 'Issuing bills' : 'Accounts'}
      padded
      aside={
        run.parked > 0 ? (
          <Button component={Link} to={queuePath({ runId: run.id })} variant="text" color="secondary">
            Work the {run.parked} parked
          </Button>
        ) : undefined
      }
    >
      <ProgressBar
        label={isIssuing ? 'Bills issued' : 'Accounts with an outcome'}
        done={done}
        total={total}
        noun={isIssuing ? 'bills issued' : 'accounts'}
        rate={rate}
        isRunning={isMoving(run)}
        now={<Box component="span">{outcomesText(run)}</Box>}
      />
      {blocked !== undefined && <Box sx={{ mt: 0.5, fontSize: '0.8125rem', color: 'secondary.main' }}>{blocked}</Box>}
    </Panel>
  )
}
