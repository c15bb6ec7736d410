import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { TariffTimelineJson, TimelineEntryJson } from '../../../../api/rating/version-contract.js'
import { callApi } from '../../http.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Instant } from '../../presentation/Instant.js'
import { numberText } from '../../presentation/money-text.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { StateChip } from '../../presentation/StateChip.js'
import { TextLink } from '../../presentation/TextLink.js'
import { chipOf, daysText, versionPath } from './version-act-words.js'

/** Every version of a tariff: when it is in force, how it stands, when it was published, who made and approved it, who uses it. */
export function TimelinePanel({ tariff }: { readonly tariff: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['tariffs', tariff, 'versions'],
    queryFn: async ({ signal }) =>
      (await callApi<TariffTimelineJson>(`/tariffs/${encodeURIComponent(tariff)}/versions`, { signal })).body,
  })
  return (
    <Panel title="Versions">
      {data === undefined && error === null && <RowSkeletons rows={3} />}
      {data === undefined && error !== null && <ErrorState error={error} what="The versions" onRetry={() => void refetch()} />}
      {data !== undefined && <DenseTable label="Versions" rows={data.entries} rowKey={(row) => row.id} columns={COLUMNS} />}
    </Panel>
  )
}

const COLUMNS: readonly DenseColumn<TimelineEntryJson>[] = [
  {
    label: 'Version',
    render: (row) => (
      <>
        {row.version === null ? (
          'Import'
        ) : (
          <TextLink to={versionPath(row.tariff, row.version)}>{`Version ${row.version}`}</TextLink>
        )}
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', maxWidth: 260 }}>{row.reason}</Box>
      </>
    ),
  },
  { label: 'In force', render: (row) => <InForce row={row} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} {...chipOf(row)} /> },
  { label: 'Published', desktopOnly: true, render: (row) => <Day date={row.publishedOn} /> },
  { label: 'Made by', desktopOnly: true, render: (row) => <Who name={row.savedBy} at={row.savedAt} /> },
  { label: 'Approved by', desktopOnly: true, render: (row) => <Who name={row.approvedBy} at={row.approvedAt} /> },
  {
    label: 'Agreements',
    align: 'right',
    desktopOnly: true,
    render: (row) =>
      row.users === null || row.inForceFrom === null ? (
        '–'
      ) : (
        <TextLink
          to={`/tariffs/${encodeURIComponent(row.tariff)}/users?from=${row.inForceFrom}${row.inForceTo === null ? '' : `&to=${row.inForceTo}`}`}
        >
          {numberText(row.users.agreements)}
        </TextLink>
      ),
  },
]

/** The days that are left of it; of what is not in force those it would change. */
function InForce({ row }: { readonly row: TimelineEntryJson }) {
  if (row.inForceFrom !== null) return daysText(row.inForceFrom, row.inForceTo)
  if (row.state === 'draft') return <Box sx={{ color: 'text.secondary' }}>not yet</Box>
  if (row.effectiveFrom === null) return <Box sx={{ color: 'text.secondary' }}>changes no day</Box>
  const would = row.state === 'proposed' ? 'would be' : 'was to be'
  return <Box sx={{ color: 'text.secondary' }}>{`${would} ${daysText(row.effectiveFrom, row.effectiveTo)}`}</Box>
}

function Who({ name, at }: { readonly name: string | null; readonly at: string | null }) {
  if (name === null || at === null) return '–'
  return (
    <>
      {name}
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        <Instant at={at} />
      </Box>
    </>
  )
}
