import { useTheme } from '@mui/material/styles'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { stateText } from '../../presentation/state-tone.js'
import type { ScreenPoint } from './map-view.js'
import { colourOf } from './OrderCard.js'

interface Props {
  readonly order: WorkOrderRecordJson
  readonly at: ScreenPoint
  readonly isSelected: boolean
  readonly onSelect: () => void
}

/** An order on the map: its form and colour tell the priority, a hollow one has nobody who goes to it. */
export function MapPin({ order, at, isSelected, onSelect }: Props) {
  const theme = useTheme()
  const colour = colourOf(order, theme.console.tones)
  const look = {
    fill: order.crewId === null ? theme.palette.background.paper : colour,
    stroke: isSelected ? theme.palette.primary.main : colour,
    strokeWidth: isSelected ? 3 : 2,
  }
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      aria-label={`${order.id} ${order.typeTitle}, ${order.address}, ${stateText(order.priority)}`}
      transform={`translate(${at.x} ${at.y})`}
      cursor="pointer"
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onSelect()
      }}
    >
      <title>{`${order.typeTitle}, ${order.address}`}</title>
      {isSelected && <circle r={13} fill={theme.palette.action.selected} />}
      <circle r={11} fill="transparent" />
      {order.priority === 'emergency' && <path d="M0 -8 L7.5 5.5 L-7.5 5.5 Z" {...look} />}
      {order.priority === 'high' && <path d="M0 -7.5 L7.5 0 L0 7.5 L-7.5 0 Z" {...look} />}
      {order.priority !== 'emergency' && order.priority !== 'high' && <circle r={5.5} {...look} />}
    </g>
  )
}
