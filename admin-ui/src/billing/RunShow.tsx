import Box from '@mui/material/Box'
import { useGetOne } from 'react-admin'
import { useParams } from 'react-router-dom'
import { ErrorState } from '../presentation/ErrorState.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import type { RunPage } from './billing-records.js'
import { changeText } from './change-text.js'
import { LargestChanges } from './LargestChanges.js'
import { RunActs } from './RunActs.js'
import { RunByService, RunByTariff } from './RunBreakdown.js'
import { RunFacts } from './RunFacts.js'
import { RunOutcomes } from './RunOutcomes.js'
import { RunProgressPanel } from './RunProgressPanel.js'
import { RunStateChip } from './RunStateChip.js'
import { isMoving } from './run-acts.js'
import { runName } from './run-words.js'

/** A run with live progress and what a reviewer looks at before approving. Leaving the page does not stop it. */
export function RunShow() {
  const { id = '' } = useParams()
  const {
    data: run,
    error,
    isPending,
    refetch,
    dataUpdatedAt,
  } = useGetOne<RunPage>(
    'bill-runs',
    { id: Number(id) },
    { refetchInterval: (query) => (query.state.data !== undefined && isMoving(query.state.data) ? 1_000 : 5_000) },
  )
  if (run === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This bill run" onRetry={() => void refetch()} />
  }
  return (
    <>
      <RunHead run={run} />
      <Box sx={{ p: 2, display: 'grid', gap: 2 }}>
        <RunProgressPanel run={run} at={dataUpdatedAt} />
        <Box
          sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(300px, 1fr)' } }}
        >
          <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
            <RunByService run={run} />
            <LargestChanges run={run} />
            <RunByTariff run={run} />
          </Box>
          <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
            <RunOutcomes run={run} />
            <RunFacts run={run} />
          </Box>
        </Box>
      </Box>
    </>
  )
}

function RunHead({ run }: { readonly run: RunPage }) {
  return (
    <RecordHeader
      kind={run.isTrial ? 'Trial run' : 'Bill run'}
      number={String(run.id)}
      name={runName(run)}
      state={<RunStateChip run={run} />}
      figures={
        <>
          <Figure label={run.isTrial ? 'Trial total' : 'Total'}>
            <Money amount={run.total} />
          </Figure>
          <Figure label="vs last month" note={<Earlier total={run.lastMonthTotal} />}>
            {changeText(run.total, run.lastMonthTotal) ?? '–'}
          </Figure>
          <Figure label="vs last year" note={<Earlier total={run.lastYearTotal} />}>
            {changeText(run.total, run.lastYearTotal) ?? '–'}
          </Figure>
        </>
      }
      acts={<RunActs run={run} />}
    />
  )
}

function Earlier({ total }: { readonly total: string | null }) {
  return total === null ? 'no bills then' : <Money amount={total} />
}
