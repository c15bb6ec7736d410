import Box from '@mui/material/Box'
import type { PremisePageJson } from '../../../api/premises/contract.js'
import { dayText } from '../presentation/date-text.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { type PlacePoint, placePoints } from '../services/moves/place-points.js'
import { usePlaceAgreements } from '../services/moves/use-place-agreements.js'

type Point = PremisePageJson['servicePoints'][number]

const columnsOf = (points: readonly PlacePoint[] | undefined): readonly DenseColumn<Point>[] => [
  { label: 'Service', render: (row) => serviceText(row.service) },
  { label: 'Service point', render: (row) => row.id, desktopOnly: true },
  { label: 'Meters', render: (row) => <MetersAt point={row} /> },
  {
    label: 'Customer',
    render: (row) => <ServedAt point={points?.find((point) => point.servicePointId === row.id)} />,
  },
  { label: 'Since', render: (row) => <Day date={row.inServiceOn} />, desktopOnly: true },
]

/** What is delivered at the place, to whom and through which meters, those that were exchanged too. */
export function ServicePointPanel({ premise }: { readonly premise: PremisePageJson }) {
  const points = premise.servicePoints
  const { data: agreements } = usePlaceAgreements(premise.id)
  const served = agreements === undefined ? undefined : placePoints(premise, agreements)
  return (
    <Panel title="Service points">
      {points.length === 0 ? (
        <EmptyState dense title="No service points" sentence="Nothing is delivered at this place." />
      ) : (
        <DenseTable label="Service points" rows={points} columns={columnsOf(served)} rowKey={(row) => row.id} />
      )}
    </Panel>
  )
}

function MetersAt({ point }: { readonly point: Point }) {
  if (point.carts !== null) return point.carts
  if (point.meters.length === 0) return '–'
  return point.meters.map((meter) => (
    <Box key={`${meter.meterId}-${meter.installedOn}`} sx={{ color: meter.removedOn === null ? undefined : 'text.secondary' }}>
      <RecordLink resource="meters" id={meter.meterId} />
      {meter.size === null ? '' : ` ${meter.size}″`}
      {meter.removedOn === null ? '' : ` until ${dayText(meter.removedOn)}`}
    </Box>
  ))
}

/** Who is the customer at a point; nothing while that is not known. */
function ServedAt({ point }: { readonly point: PlacePoint | undefined }) {
  if (point === undefined) return null
  if (point.served === null) return <StateChip state="no_customer" label="No customer of record" tone="waiting" />
  return (
    <RecordLink resource="agreements" id={point.served.id}>
      {point.served.customerName}
    </RecordLink>
  )
}
