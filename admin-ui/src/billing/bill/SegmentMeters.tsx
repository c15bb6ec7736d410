import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { shortDayText } from '../../presentation/date-text.js'
import { numberText } from '../../presentation/money-text.js'
import { Quantity } from '../../presentation/Quantity.js'
import { stateText } from '../../presentation/state-tone.js'
import type { BillSegment } from '../billing-records.js'

type Meter = BillSegment['meters'][number]

const COLUMNS: readonly DenseColumn<Meter>[] = [
  {
    label: 'Meter',
    render: (row) => (
      <>
        <Link to={`/meters/${encodeURIComponent(row.meterId)}/show`}>{row.meterId}</Link> {row.register}
      </>
    ),
  },
  { label: 'Opening', align: 'right', render: (row) => (row.role === 'demand' ? '–' : <End end={row.opening} />) },
  { label: 'Closing', align: 'right', render: (row) => <End end={row.closing} /> },
  { label: '×', align: 'right', render: (row) => numberText(row.multiplier), desktopOnly: true },
  {
    label: 'Use',
    align: 'right',
    render: (row) => (
      <>
        <Quantity value={row.use} unit={row.unit} />
        {row.rolledOver && <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>dial passed its end</Box>}
      </>
    ),
  },
]

/** The meter and read table of a segment. */
export function SegmentMeters({ meters }: { readonly meters: readonly Meter[] }) {
  if (meters.length === 0) return null
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      <DenseTable
        label="Meters and reads"
        rows={meters}
        columns={COLUMNS}
        rowKey={(row) => `${row.meterId} ${row.register} ${row.opening.on}`}
      />
    </Box>
  )
}

function End({ end }: { readonly end: Meter['opening'] }) {
  return (
    <>
      {numberText(end.value)}
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {shortDayText(end.on)}
        {end.kind === 'actual' ? '' : `, ${stateText(end.kind).toLowerCase()}`}
      </Box>
    </>
  )
}
