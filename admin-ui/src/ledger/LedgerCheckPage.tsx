import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import type { LedgerCheckJson } from '../../../api/ledger/contract.js'
import { callApi } from '../http.js'
import { countText } from '../presentation/count-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { instantText } from '../presentation/instant-text.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { InvariantRow } from './InvariantRow.js'

/** The invariants of the books, each with the rows that break it. Sound books have none. */
export function LedgerCheckPage() {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['ledger-check'],
    queryFn: async ({ signal }) => (await callApi<LedgerCheckJson>('/ledger/check', { signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const broken = data?.invariants.filter((invariant) => invariant.rows > 0) ?? []
  const sound = data?.invariants.filter((invariant) => invariant.rows === 0) ?? []
  return (
    <>
      <PageHeader
        title="Check of the books"
        subtitle={
          data === undefined
            ? 'Every invariant is run over one moment of the database'
            : `${countText(data.invariants.length, 'invariant')} run ${instantText(data.checkedAt)}, over one moment of the database`
        }
        acts={
          <>
            {data !== undefined && (
              <StateChip state={data.isSound ? 'done' : 'failed'} label={data.isSound ? 'Sound' : 'Not sound'} />
            )}
            <Button variant="contained" disabled={isFetching} onClick={() => void refetch()}>
              {isFetching ? 'Checking…' : 'Check again'}
            </Button>
          </>
        }
      />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3, display: 'grid', gap: 2 }}>
        {isPending && <RowSkeletons rows={12} />}
        {data === undefined && error !== null && <ErrorState error={error} what="The check" onRetry={() => void refetch()} />}
        {broken.length > 0 && (
          <Panel title={`Broken: ${broken.length}`}>
            {broken.map((invariant) => (
              <InvariantRow key={invariant.id} invariant={invariant} />
            ))}
          </Panel>
        )}
        {sound.length > 0 && (
          <Panel title={`Kept: ${sound.length}`}>
            {sound.map((invariant) => (
              <InvariantRow key={invariant.id} invariant={invariant} />
            ))}
          </Panel>
        )}
      </Box>
    </>
  )
}
