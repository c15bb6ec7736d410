import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgencyFilePageJson, AgencyFileRecordJson } from '../../../api/agencies/contract.js'
import { callApi } from '../http.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { FILE_TEXTS } from './agency-words.js'
import { FindingsDialog } from './FindingsDialog.js'

const SHOWN = 50

/** The newest files to and from agencies: to take out, and what became of the rows of one that came in. */
export function AgencyFilesPanel() {
  const [opened, setOpened] = useState<number>()
  const { data, error, refetch } = useQuery({
    queryKey: ['agencies', 'files'],
    queryFn: async ({ signal }) =>
      (await callApi<AgencyFileRecordJson[]>(`/agency-files?range=[0,${SHOWN - 1}]`, { signal })).body,
  })
  const page = useQuery({
    queryKey: ['agencies', 'file', opened],
    enabled: opened !== undefined,
    queryFn: async ({ signal }) => (await callApi<AgencyFilePageJson>(`/agency-files/${opened}`, { signal })).body,
  })
  const columns: readonly DenseColumn<AgencyFileRecordJson>[] = [
    { label: 'File', render: (row) => <a href={`/api/v1/agency-files/${row.id}/content`}>{row.name}</a> },
    { label: 'Kind', render: (row) => FILE_TEXTS[row.kind], desktopOnly: true },
    { label: 'On', render: (row) => <Day date={row.madeOn} /> },
    { label: 'By', render: (row) => row.recordedBy, desktopOnly: true },
    { label: 'Rows', align: 'right', render: (row) => row.rows, desktopOnly: true },
    { label: 'Amount', align: 'right', render: (row) => <Money amount={row.total} /> },
    {
      label: 'Kept',
      align: 'right',
      desktopOnly: true,
      render: (row) => (row.kind === 'payments' ? <Money amount={row.commission} /> : '–'),
    },
    {
      label: 'Rows',
      hidesLabel: true,
      align: 'right',
      render: (row) =>
        row.kind === 'payments' && (
          <Button size="small" onClick={() => setOpened(row.id)}>
            {row.held + row.refused > 0 ? `${row.held + row.refused} to look at` : 'Rows'}
          </Button>
        ),
    },
  ]
  return (
    <Panel title="Files">
      {error !== null && data === undefined && <ErrorState what="The files" error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState
          dense
          title="No file yet"
          sentence="Placements and recalls write files for the agency; its payments come as one."
        />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable label="Files" rows={data} columns={columns} rowKey={(row) => row.id} />
      )}
      {page.data !== undefined && opened !== undefined && (
        <FindingsDialog file={page.data} onClose={() => setOpened(undefined)} />
      )}
    </Panel>
  )
}
