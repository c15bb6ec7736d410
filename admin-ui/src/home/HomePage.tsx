import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useGetIdentity } from 'react-admin'
import type { DayPageJson } from '../../../api/home/contract.js'
import { callApi, problemOf } from '../http.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { DayPanels } from './DayPanels.js'
import { NoUtilityYet } from './NoUtilityYet.js'
import { dayTitle } from './day-title.js'

/** The work of the day as this person's roles see it. */
export function HomePage() {
  const { identity } = useGetIdentity()
  const day = useQuery({
    queryKey: ['home', 'day'],
    queryFn: async ({ signal }) => (await callApi<DayPageJson>('/home', { signal })).body,
    refetchInterval: 15_000,
  })
  if (day.data === undefined) {
    if (problemOf(day.error)?.status === 404) return <NoUtilityYet />
    if (day.isPending) return <RecordSkeleton />
    return <ErrorState error={day.error} what="The work of the day" onRetry={() => void day.refetch()} />
  }
  return (
    <Box>
      <PageHeader title="Today" subtitle={dayTitle(day.data.today, identity?.fullName)} />
      <DayPanels day={day.data} roles={Array.isArray(identity?.roles) ? identity.roles : []} />
    </Box>
  )
}
