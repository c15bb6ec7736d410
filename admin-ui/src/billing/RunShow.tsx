import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import { dayText } from '../presentation/date-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import type { RunPage } from './billing-records.js'
import { LargestChanges } from './LargestChanges.js'
import { RunByService, RunByTariff } from './RunBreakdown.js'
import { RunFacts } from './RunFacts.js'
import { RunHead } from './RunHead.js'
import { RunOutcomes } from './RunOutcomes.js'
import { RunProgressPanel } from './RunProgressPanel.js'
import { isMoving } from './run-acts.js'
import { accountsDone } from './run-progress.js'

const COLUMNS = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(300px, 1fr)' },
  alignItems: 'start',
} as const
const STACK = { display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 } as const

/** A run with live progress and what a reviewer looks at before approving. Leaving the page does not stop it. */
export function RunShow() {
  const { id = '' } = useParams()
  const {
    data: run,
    error,
    isPending,
    refetch,
    dataUpdatedAt,
  } = useRecordPage<RunPage>('bill-runs', id, { refreshMs: (page) => (page !== undefined && isMoving(page) ? 1_000 : 5_000) })
  if (run === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This bill run" onRetry={() => void refetch()} />
  }
  return (
    <>
      <RunHead run={run} />
      <Box sx={{ p: { xs: 0, sm: 2 }, pt: { xs: 2 }, display: 'grid', gap: 2 }}>
        <RunProgressPanel run={run} at={dataUpdatedAt} />
        {accountsDone(run) === 0 ? <NothingYet run={run} /> : <RunReview run={run} />}
      </Box>
    </>
  )
}

/** What a reviewer looks at: what stands out first, then the totals. */
function RunReview({ run }: { readonly run: RunPage }) {
  return (
    <Box sx={COLUMNS}>
      <Box sx={STACK}>
        <RunByService run={run} />
        <LargestChanges run={run} />
        <RunByTariff run={run} />
      </Box>
      <Box sx={{ ...STACK, order: { xs: -1, lg: 0 } }}>
        <RunOutcomes run={run} />
        <RunFacts run={run} />
      </Box>
    </Box>
  )
}

/** Before the first account is computed. */
function NothingYet({ run }: { readonly run: RunPage }) {
  const sentence =
    run.state === 'waiting_for_window'
      ? `The window opens on ${dayText(run.windowStart)}. The run begins by itself then; nobody needs to wait here.`
      : 'Totals by service and tariff appear here as the accounts are computed.'
  return (
    <Box sx={COLUMNS}>
      <Panel title="Bills">
        <EmptyState dense title="Nothing is computed yet" sentence={sentence} />
      </Panel>
      <RunFacts run={run} />
    </Box>
  )
}
