import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { stateText } from '../../presentation/state-tone.js'
import { UsageChart } from '../../presentation/UsageChart.js'
import type { BillSegment } from '../billing-records.js'
import { flagText } from '../billing-words.js'
import { printedPeriodText } from '../printed-period.js'
import { BillLines } from './BillLines.js'
import { SegmentBanks } from './SegmentBanks.js'
import { SegmentMeters } from './SegmentMeters.js'
import { usageOf, variesOverTime } from './segment-usage.js'

interface Props {
  readonly billId: number
  readonly segment: BillSegment
  readonly currency: string
}

/** One agreement on a bill: where, when, how much, its lines and its meters. */
export function SegmentPanel({ billId, segment, currency }: Props) {
  const usage = usageOf(segment)
  return (
    <Panel
      title={`${stateText(segment.service)} · ${quantityText(segment.quantity, segment.unit)}`}
      aside={
        <strong>
          <Money amount={segment.amount} currency={currency} />
        </strong>
      }
    >
      <Box sx={{ px: 1.5, py: 1, fontSize: '0.8125rem', display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25 }}>
        <span>{printedPeriodText(segment.periodFrom, segment.periodTo, segment.days)}</span>
        <span>
          <Link to={`/tariffs/${encodeURIComponent(segment.tariffCode)}/show`}>{segment.tariffCode}</Link> {segment.tariffName}
        </span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {[segment.premiseLines.join(', '), `agreement ${segment.agreementId}`].filter((part) => part !== '').join(' · ')}
        </Box>
        {segment.flags.length > 0 && (
          <Box sx={{ color: 'secondary.main', fontWeight: 600 }}>{segment.flags.map(flagText).join(', ')}</Box>
        )}
      </Box>
      <BillLines billId={billId} lines={segment.lines} currency={currency} label={`Lines of ${segment.service}`} />
      <SegmentBanks banks={segment.banks} />
      <SegmentMeters meters={segment.meters} />
      {variesOverTime(usage) && (
        <Box sx={{ px: 1.5, pt: 1, borderTop: 1, borderColor: 'divider' }}>
          <UsageChart series={usage} height={130} />
        </Box>
      )}
    </Panel>
  )
}
