import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WhatIfJson } from '../../../api/what-if/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { numberText } from '../presentation/money-text.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { TryTariffDialog } from './TryTariffDialog.js'
import { whatIfPath, whatIfStateText } from './what-if-words.js'

const LOOK_MS = 5_000

const COLUMNS: readonly DenseColumn<WhatIfJson>[] = [
  { label: 'Tariff', render: (row) => <TextLink to={whatIfPath(row.id)}>{row.tariff}</TextLink> },
  { label: 'As on', render: (row) => <Day date={row.asOn} />, desktopOnly: true },
  { label: 'From', render: (row) => <Day date={row.from} /> },
  { label: 'To', render: (row) => <Day date={row.to} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} label={whatIfStateText(row.state)} /> },
  {
    label: 'Accounts',
    align: 'right',
    render: (row) => `${numberText(row.examined)} of ${numberText(row.accounts)}`,
    desktopOnly: true,
  },
  { label: 'Why', render: (row) => row.reason, desktopOnly: true },
  { label: 'By', render: (row) => row.startedBy, desktopOnly: true },
]

/** Draft tariffs that were tried on past use: what each would have brought in. */
export function WhatIfsPage() {
  const [isTrying, setTrying] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['what-ifs'],
    queryFn: async ({ signal }) => (await callApi<WhatIfJson[]>('/what-ifs', { signal })).body,
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'running') === true ? LOOK_MS : false),
  })
  return (
    <>
      <PageHeader
        title="What-if"
        subtitle="What a draft tariff would have brought in on past use, beside the released tariffs"
        acts={
          <ActionButton permission="rating.write" variant="contained" onClick={() => setTrying(true)}>
            Try a tariff…
          </ActionButton>
        }
      />
      <Box sx={{ px: 1.5, pb: 3 }}>
        {error !== null && data === undefined && <ErrorState what="The what-ifs" error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <RowSkeletons rows={5} />}
        {data !== undefined && (
          <Panel title="Tried so far">
            {data.length === 0 ? (
              <EmptyState
                dense
                title="No tariff was tried yet"
                sentence="Try a draft on last year's use before it is saved: nothing of bills or accounts is changed."
              />
            ) : (
              <DenseTable label="Tried so far" rows={data} columns={COLUMNS} rowKey={(row) => row.id} />
            )}
          </Panel>
        )}
      </Box>
      {isTrying && <TryTariffDialog onClose={() => setTrying(false)} />}
    </>
  )
}
