import DownloadIcon from '@mui/icons-material/FileDownloadOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useListContext } from 'react-admin'
import type { FindingRecordJson, ImportPageJson } from '../../../api/imports/contract.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { stateText } from '../presentation/state-tone.js'

const COLUMNS: readonly ListColumn<FindingRecordJson>[] = [
  {
    id: 'severity',
    label: '',
    sort: 'severity',
    phone: 'title',
    render: (row) => (
      <StateChip
        state={row.severity}
        label={row.isAccepted ? 'Left out' : undefined}
        tone={row.isAccepted ? 'idle' : undefined}
      />
    ),
    text: (row) => row.severity,
  },
  { id: 'file', label: 'File', sort: 'file', phone: 'title', render: (row) => row.file, text: (row) => row.file },
  { id: 'row', label: 'Row', sort: 'row', align: 'right', render: (row) => row.row ?? '–', text: (row) => row.row },
  { id: 'column', label: 'Column', sort: 'column', render: (row) => row.column ?? '–', text: (row) => row.column },
  { id: 'code', label: 'Code', sort: 'code', optional: true, render: (row) => <code>{row.code}</code>, text: (row) => row.code },
  { id: 'value', label: 'Value', optional: true, render: (row) => row.value ?? '–', text: (row) => row.value },
  { id: 'key', label: 'Key', sort: 'key', render: (row) => row.key ?? '–', text: (row) => row.key },
  {
    id: 'sentence',
    label: 'What is found, and what to do',
    render: (row) => (
      <>
        {row.sentence}
        <Box sx={{ color: 'text.secondary' }}>{row.remedy}</Box>
      </>
    ),
    text: (row) => `${row.sentence} ${row.remedy}`,
  },
]

/** Every finding of an import, to be narrowed and taken away as CSV. */
export function FindingList({ page }: { readonly page: ImportPageJson }) {
  const counts = page.counts.findings ?? []
  const codes = [...new Set(counts.map((entry) => entry.code))]
  const files = [...new Set(counts.map((entry) => entry.file))]
  const countOf = (code: string): number =>
    counts.filter((entry) => entry.code === code).reduce((sum, entry) => sum + entry.count, 0)
  return (
    <ListPage<FindingRecordJson>
      resource={`imports/${page.id}/findings`}
      title="Findings"
      isPart
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      searchFor="Words of the finding, its value or key"
      saved={[
        { label: 'Errors', filter: { severity: 'error' } },
        { label: 'Warnings', filter: { severity: 'warning' } },
      ]}
      filters={[
        { source: 'file', label: 'File', choices: files.map((value) => ({ value, label: value })) },
        {
          source: 'code',
          label: 'Code',
          choices: codes.map((value) => ({ value, label: `${stateText(value)} (${numberText(countOf(value))})` })),
        },
      ]}
      acts={<CsvButton importId={page.id} />}
      empty={{ title: 'No finding', sentence: 'Every row of the set was used as it stands.' }}
    />
  )
}

/** All findings that the filter leaves, written by the server: also those beyond the rows that are shown. */
function CsvButton({ importId }: { readonly importId: number }) {
  const { filterValues } = useListContext()
  const filter = filterValues as Readonly<Record<string, unknown>>
  const query = Object.keys(filter).length === 0 ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return (
    <Button variant="outlined" startIcon={<DownloadIcon />} href={`/api/v1/imports/${importId}/findings.csv${query}`} download>
      All as CSV
    </Button>
  )
}
