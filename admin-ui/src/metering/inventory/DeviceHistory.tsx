import Box from '@mui/material/Box'
import type { DevicePageJson } from '../../../../api/metering/inventory-routes.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { deviceEventText } from './device-words.js'

type Happening = DevicePageJson['history'][number]

const COLUMNS: readonly DenseColumn<Happening>[] = [
  { label: 'Day', render: (row) => <Day date={row.on} /> },
  {
    label: 'What happened',
    render: (row) => (
      <>
        {deviceEventText(row.event)}
        {row.place !== null && ` · ${row.place}`}
        {(row.by !== null || row.reason !== null) && (
          <Box sx={{ color: 'text.secondary', whiteSpace: 'normal' }}>{[row.by, row.reason].filter(Boolean).join(': ')}</Box>
        )}
      </>
    ),
  },
]

/** The life of a meter, the newest first. */
export function DeviceHistory({ history }: { readonly history: readonly Happening[] }) {
  if (history.length === 0) return null
  return (
    <DenseTable
      label="Life of the device"
      rows={history}
      columns={COLUMNS}
      rowKey={(row) => `${row.on} ${row.event} ${row.servicePointId ?? row.place ?? ''}`}
    />
  )
}
