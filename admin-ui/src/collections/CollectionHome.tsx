import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { CollectionsHomeJson } from '../../../api/collections/contract.js'
import { callApi } from '../http.js'
import { Day } from '../presentation/Day.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { AgingPanel } from './AgingPanel.js'
import { ApprovalsPanel } from './ApprovalsPanel.js'
import { ExpiringPanel } from './ExpiringPanel.js'
import { HoldsPanel } from './HoldsPanel.js'
import { PipelinePanel } from './PipelinePanel.js'
import { PreviewPanel } from './PreviewPanel.js'
import { StopsPanel } from './StopsPanel.js'
import { WeekPanel } from './WeekPanel.js'

const GRID = { display: 'grid', gap: 1.5, alignItems: 'start', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' } as const

/**
 * Where collection stands: cases by step, the week ahead, what waits for a supervisor, what goes out tonight, what is past due by age,
 * protections about to end, holds and stops.
 */
export function CollectionHome() {
  const { data, error, refetch } = useQuery({
    queryKey: ['collections', 'home'],
    queryFn: async ({ signal }) => (await callApi<CollectionsHomeJson>('/collections-home', { signal })).body,
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeader title="Collections" subtitle={data === undefined ? ' ' : <WeatherLine home={data} />} />
      {error !== null && data === undefined && <ErrorState what="Collections" error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Box sx={{ ...GRID, p: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
          <Box sx={GRID}>
            <PipelinePanel stages={data.pipeline} />
            <ApprovalsPanel approvals={data.approvals} />
            <ExpiringPanel expiring={data.expiring} />
          </Box>
          <Box sx={GRID}>
            <WeekPanel />
            <PreviewPanel today={data.today} />
            <HoldsPanel holds={data.holds} />
            <StopsPanel stops={data.stops} />
          </Box>
          <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
            <AgingPanel />
          </Box>
        </Box>
      )}
    </>
  )
}

function WeatherLine({ home: { weather } }: { readonly home: CollectionsHomeJson }) {
  if (weather === null) return <>No weather was read for today: what depends on it waits.</>
  return (
    <>
      Weather today {weather.low ?? '–'} to {weather.high ?? '–'} °F{weather.isAdvised ? ', heat advisory' : ''} ·{' '}
      {weather.source}, read <Day date={weather.readOn} />
    </>
  )
}
