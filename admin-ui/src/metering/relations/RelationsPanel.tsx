import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MeterPageJson } from '../../../../api/metering/contract.js'
import type { MeterRelationJson } from '../../../../api/metering/relation-routes.js'
import { callApi } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { dayText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { EndRelationDialog } from './EndRelationDialog.js'
import { RelateDialog } from './RelateDialog.js'
import { relationText } from './relation-words.js'

/** What the meter is to others: part of a compound, check meter, sub-meter; and the place to say so. */
export function RelationsPanel({ meter }: { readonly meter: MeterPageJson }) {
  const [isRelating, setRelating] = useState(false)
  const [ending, setEnding] = useState<MeterRelationJson>()
  const { data, error, refetch } = useQuery({
    queryKey: ['meters', 'relations', meter.id],
    queryFn: async ({ signal }) =>
      (await callApi<MeterRelationJson[]>(`/meters/${encodeURIComponent(meter.id)}/relations`, { signal })).body,
  })
  const other = (row: MeterRelationJson) => (row.parentMeterId === meter.id ? row.childMeterId : row.parentMeterId)
  const columns: DenseColumn<MeterRelationJson>[] = [
    {
      label: 'Other meter',
      render: (row) => (
        <>
          <RecordLink resource="meters" id={other(row)} />
          <Box sx={{ whiteSpace: 'normal' }}>{relationText(row, meter.id)}</Box>
          <Box sx={{ color: 'text.secondary', whiteSpace: 'normal' }}>
            {row.recordedBy}: {row.reason}
            {row.endReason !== null && `. Ended by ${row.endedBy}: ${row.endReason}`}
          </Box>
          {row.endedBy === null && (
            <Box sx={{ ml: -0.75 }}>
              <ActionButton permission="metering.relate" size="small" onClick={() => setEnding(row)}>
                End…
              </ActionButton>
            </Box>
          )}
        </>
      ),
    },
    { label: 'From', render: (row) => dayText(row.from) },
    { label: 'To', render: (row) => (row.to === null ? 'goes on' : dayText(row.to)) },
  ]
  return (
    <Panel
      title="Other meters"
      aside={
        <ActionButton permission="metering.relate" size="small" onClick={() => setRelating(true)}>
          Relate…
        </ActionButton>
      }
    >
      {error !== null && data === undefined && <ErrorState what="Other meters" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <RowSkeletons rows={2} />}
      {data !== undefined && data.length === 0 && (
        <EmptyState dense title="It stands for itself" sentence="No compound, no check meter and no sub-meter." />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable label="Other meters" rows={data} columns={columns} rowKey={(row) => row.id} />
      )}
      {isRelating && <RelateDialog meter={meter} onClose={() => setRelating(false)} />}
      {ending !== undefined && <EndRelationDialog relation={ending} today={meter.today} onClose={() => setEnding(undefined)} />}
    </Panel>
  )
}
