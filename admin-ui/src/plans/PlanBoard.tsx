import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { PlanBoardJson } from '../../../api/plans/contract.js'
import { callApi } from '../http.js'
import { Day } from '../presentation/Day.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { TextLink } from '../presentation/TextLink.js'
import { PlanColumn } from './PlanColumn.js'

/** Payment plans at a glance: on track, at risk and why, broken, kept. */
export function PlanBoard() {
  const { data, error, refetch } = useQuery({
    queryKey: ['payment-plans', 'board'],
    queryFn: async ({ signal }) => (await callApi<PlanBoardJson>('/plan-board', { signal })).body,
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeader
        title="Plan board"
        subtitle={
          data === undefined ? (
            ' '
          ) : (
            <>
              Broken and kept since <Day date={data.since} />
            </>
          )
        }
        acts={<TextLink to="/payment-plans">All plans</TextLink>}
      />
      {error !== null && data === undefined && <ErrorState what="The plan board" error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <RowSkeletons rows={10} />}
      {data !== undefined && (
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            px: 1.5,
            pb: 3,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
          }}
        >
          {data.columns.map((column) => (
            <PlanColumn key={column.column} column={column} since={data.since} />
          ))}
        </Box>
      )}
    </>
  )
}
