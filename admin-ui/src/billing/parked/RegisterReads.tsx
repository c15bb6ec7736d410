import Box from '@mui/material/Box'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { numberText } from '../../presentation/money-text.js'
import { Quantity } from '../../presentation/Quantity.js'
import { stateText } from '../../presentation/state-tone.js'
import { UsageChart } from '../../presentation/UsageChart.js'
import type { RegisterFacts } from '../billing-records.js'
import { consumptionBetween, seriesOf } from '../read-series.js'

type Read = RegisterFacts['reads'][number]

const SHOWN = 6

interface Props {
  readonly register: RegisterFacts
  /** The day the run reads. */
  readonly readDate: string
}

/** The last reads of one register: a chart of the use between them, and the figures. A missing closing read is said. */
export function RegisterReads({ register, readDate }: Props) {
  const isMissing = register.reads.at(-1)?.readOn !== readDate
  const latest = [...register.reads].reverse().slice(0, SHOWN)
  return (
    <Box sx={{ borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 }, pb: 0.5 }}>
      <Box sx={{ px: 1.5, pt: 1, fontSize: '0.8125rem' }}>
        <strong>
          {stateText(register.service)} meter {register.meterId}
        </strong>{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {register.register}, {register.dials} dials{register.multiplier === '1' ? '' : `, × ${register.multiplier}`}
          {register.removedOn === null ? '' : ', removed '}
          {register.removedOn !== null && <Day date={register.removedOn} />}
        </Box>
        {isMissing && (
          <Box sx={{ color: 'secondary.main', fontWeight: 600 }}>
            No read on <Day date={readDate} />
          </Box>
        )}
      </Box>
      <Box sx={{ px: 1, pt: 0.5 }}>
        <UsageChart series={seriesOf(register)} height={120} />
      </Box>
      <DenseTable
        label={`Reads of ${register.meterId}, ${register.register}`}
        rows={latest}
        columns={columnsOf(register)}
        rowKey={(read) => read.readId}
      />
    </Box>
  )
}

function columnsOf(register: RegisterFacts): DenseColumn<Read>[] {
  const before = (read: Read): Read | undefined => register.reads[register.reads.indexOf(read) - 1]
  return [
    { label: 'Read on', render: (read) => <Day date={read.readOn} /> },
    { label: 'Value', align: 'right', render: (read) => numberText(read.value) },
    {
      label: 'Use',
      align: 'right',
      render: (read) => {
        const earlier = before(read)
        if (register.role === 'demand' || earlier === undefined) return '–'
        return <Quantity value={consumptionBetween(register, earlier.value, read.value).toFixed()} unit={register.unit} />
      },
    },
    { label: 'Kind', render: (read) => (read.kind === 'actual' ? 'Actual' : stateText(read.kind)) },
    { label: 'From', render: (read) => stateText(read.source), desktopOnly: true },
  ]
}
