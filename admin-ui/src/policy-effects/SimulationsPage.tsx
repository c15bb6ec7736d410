import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SimulationJson } from '../../../api/policy-effects/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { simulationPath, simulationStateText } from './effect-words.js'
import { TryPackDialog } from './TryPackDialog.js'

const LOOK_MS = 5_000

const COLUMNS: readonly DenseColumn<SimulationJson>[] = [
  { label: 'Pack', render: (row) => <TextLink to={simulationPath(row.id)}>{`${row.packName} ${row.version}`}</TextLink> },
  { label: 'From', render: (row) => <Day date={row.from} /> },
  { label: 'To', render: (row) => <Day date={row.to} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} label={simulationStateText(row.state)} /> },
  { label: 'Accounts', align: 'right', render: (row) => `${row.examined} of ${row.accounts}`, desktopOnly: true },
  { label: 'Why', render: (row) => row.reason, desktopOnly: true },
  { label: 'By', render: (row) => row.startedBy, desktopOnly: true },
]

/** Packs that were tried on the past: what each would have done. */
export function SimulationsPage() {
  const [isTrying, setTrying] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-simulations'],
    queryFn: async ({ signal }) => (await callApi<SimulationJson[]>('/policy-simulations', { signal })).body,
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'running') === true ? LOOK_MS : false),
  })
  return (
    <>
      <PageHeader
        title="Effect of a policy"
        subtitle="What a policy pack would have done in a past period, beside the packs in force and what happened"
        acts={
          <ActionButton permission="policy.propose" variant="contained" onClick={() => setTrying(true)}>
            Try a pack…
          </ActionButton>
        }
      />
      <Box sx={{ px: 1.5, pb: 3 }}>
        {error !== null && data === undefined && <ErrorState what="The trials" error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <RowSkeletons rows={5} />}
        {data !== undefined && (
          <Panel title="Tried so far">
            {data.length === 0 ? (
              <EmptyState
                dense
                title="No pack was tried yet"
                sentence="Try a draft on last winter before it is released: nothing of the accounts is changed."
              />
            ) : (
              <DenseTable label="Tried so far" rows={data} columns={COLUMNS} rowKey={(row) => row.id} />
            )}
          </Panel>
        )}
      </Box>
      {isTrying && <TryPackDialog onClose={() => setTrying(false)} />}
    </>
  )
}
