import Box from '@mui/material/Box'
import type { MeterFileFindingJson, MeterFileRecordJson } from '../../../../api/metering/files/contract.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { meterFindingText } from './file-words.js'

const WEIGHTS = {
  file: { label: 'Refused', tone: 'action' },
  record: { label: 'Left out', tone: 'waiting' },
  note: { label: 'Taken', tone: 'idle' },
} as const

const COLUMNS: readonly ListColumn<MeterFileFindingJson>[] = [
  { id: 'line', label: 'Line', sort: 'line', align: 'right', render: (row) => row.line, text: (row) => row.line },
  {
    id: 'weight',
    label: 'Record',
    render: (row) => <StateChip state={row.weight} {...WEIGHTS[row.weight]} />,
    text: (row) => row.weight,
  },
  {
    id: 'code',
    label: 'What',
    sort: 'code',
    phone: 'title',
    render: (row) => meterFindingText(row.code),
    text: (row) => row.code,
  },
  { id: 'meter', label: 'Meter', sort: 'meter', render: (row) => row.meter ?? '–', text: (row) => row.meter },
  { id: 'channel', label: 'Channel', optional: true, render: (row) => row.channel ?? '–', text: (row) => row.channel },
  { id: 'day', label: 'Day', sort: 'day', render: (row) => <Day date={row.day} />, text: (row) => row.day },
  {
    id: 'sentence',
    label: 'Why, and what to do',
    render: (row) => (
      <>
        {row.sentence}
        {row.remedy !== null && row.weight !== 'note' && (
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {row.remedy}
          </Box>
        )}
      </>
    ),
    text: (row) => row.sentence,
  },
  {
    id: 'rawValue',
    label: 'In the file',
    render: (row) => (
      <Box component="code" sx={{ overflowWrap: 'anywhere', fontSize: '0.75rem' }}>
        {row.rawValue === null ? '–' : row.rawValue.slice(0, 60)}
      </Box>
    ),
    text: (row) => row.rawValue,
    phone: 'hidden',
  },
]

const FILTERS = [
  {
    source: 'weight',
    label: 'Records',
    choices: [
      { value: 'record', label: 'Left out' },
      { value: 'note', label: 'Taken, to know of' },
    ],
  },
]

/** Everything that was found in a file, line by line. */
export function MeterFindingList({ file }: { readonly file: MeterFileRecordJson }) {
  return (
    <ListPage<MeterFileFindingJson>
      resource="meter-file-findings"
      title="Findings"
      isPart
      columns={COLUMNS}
      sort={{ field: 'line', order: 'ASC' }}
      always={{ fileId: file.id }}
      searchFor="Meter or words"
      filters={FILTERS}
      empty={{ title: 'Nothing to know of', sentence: 'Every record was taken as it stands.' }}
    />
  )
}
