import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CollectionsPreviewJson } from '../../../api/collections/contract.js'
import { callApi } from '../http.js'
import { DayField } from '../presentation/DayField.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { actText } from './collection-words.js'

const COLUMNS: readonly DenseColumn<CollectionsPreviewJson['acts'][number]>[] = [
  { label: 'What', render: (row) => actText(row.act) },
  { label: 'Cases', align: 'right', render: (row) => row.cases },
  { label: 'Past due', align: 'right', render: (row) => <Money amount={row.owed} /> },
]

/** What would go out and be cut on a day, before it does. */
export function PreviewPanel({ today }: { readonly today: string }) {
  const [on, setOn] = useState(today)
  const { data, error } = useQuery({
    queryKey: ['collections', 'preview', on],
    queryFn: async ({ signal }) => (await callApi<CollectionsPreviewJson>(`/collections-preview?date=${on}`, { signal })).body,
    enabled: on !== '',
    placeholderData: (before) => before,
  })
  return (
    <Panel title="What comes">
      <Box sx={{ px: 1.5, pt: 0.5, maxWidth: 220 }}>
        <DayField label="On" value={on} onChange={setOn} />
      </Box>
      {error !== null ? (
        <EmptyState dense tone="action" title="It cannot be told" sentence={error.message} />
      ) : data === undefined || data.acts.length === 0 ? (
        <EmptyState dense title={data === undefined ? 'Looking…' : 'Nothing goes out and nothing is cut'} />
      ) : (
        <DenseTable label="What comes" rows={data.acts} columns={COLUMNS} rowKey={(row) => row.act} />
      )}
    </Panel>
  )
}
