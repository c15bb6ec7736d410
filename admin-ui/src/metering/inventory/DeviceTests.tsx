import Box from '@mui/material/Box'
import type { DeviceTestJson } from '../../../../api/metering/inventory-routes.js'
import { Day } from '../../presentation/Day.js'
import { dayText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { StateChip } from '../../presentation/StateChip.js'

const COLUMNS: readonly DenseColumn<DeviceTestJson>[] = [
  { label: 'Tested', render: (row) => <Day date={row.testedOn} /> },
  {
    label: 'What was found',
    render: (row) => (
      <>
        {row.points.length === 0
          ? 'Nothing was measured'
          : row.points.map((point) => `${point.load} ${point.accuracy} %`).join(' · ')}
        <Box sx={{ color: 'text.secondary', whiteSpace: 'normal' }}>
          {row.testedBy}
          {row.because !== null && `: ${row.because}`}
          {row.note !== null && `. ${row.note}`}
          {row.correction !== null &&
            `. Use from ${dayText(row.correction.from)} to ${dayText(row.correction.to)} counts × ${row.correction.factor}`}
        </Box>
      </>
    ),
  },
  { label: 'Mean, %', align: 'right', render: (row) => row.accuracy ?? '–' },
  { label: 'Result', render: (row) => <StateChip state={row.result} tone={row.result === 'passed' ? 'done' : 'action'} /> },
]

/** Tests of a meter, the newest first; nothing where there is none. */
export function DeviceTests({ tests }: { readonly tests: readonly DeviceTestJson[] }) {
  if (tests.length === 0) return null
  return <DenseTable label="Tests" rows={tests} columns={COLUMNS} rowKey={(row) => row.id} />
}
