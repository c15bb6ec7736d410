import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { DayRouteJson, WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { isEnded, kmText } from '../field-words.js'
import type { BoardCrew } from './board-plan.js'
import { MapPin } from './MapPin.js'
import { MapRoute } from './MapRoute.js'
import { fitMap, scaleBar } from './map-view.js'

interface Props {
  readonly orders: readonly WorkOrderRecordJson[]
  readonly crews: readonly BoardCrew[]
  readonly routes: readonly DayRouteJson[]
  readonly selectedId: string | undefined
  readonly onSelect: (orderId: string) => void
}

const WIDTH = 400
const HEIGHT = 420
const MARGIN = 26

/** A drawing of where the orders are, true to scale, north up. It needs no map from elsewhere: only coordinates. */
export function DispatchMap({ orders, crews, routes, selectedId, onSelect }: Props) {
  const theme = useTheme()
  const shown = orders.filter((order) => !isEnded(order.state))
  const view = fitMap([...shown, ...crews], WIDTH, HEIGHT, MARGIN)
  const bar = scaleBar(view, 90)
  // What is selected is drawn last, so that no other pin lies over it.
  const inDrawingOrder = [...shown].sort((left, right) => Number(left.id === selectedId) - Number(right.id === selectedId))
  return (
    <Box component="figure" sx={{ m: 0, bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="group" aria-label={`Map of ${shown.length} orders`}>
        {routes.map((route) => {
          const index = crews.findIndex((crew) => crew.id === route.crewId)
          const crew = crews[index]
          return crew === undefined ? null : <MapRoute key={crew.id} route={route} crew={crew} index={index} view={view} />
        })}
        {crews.map((crew) => {
          const { x, y } = view.at(crew)
          return (
            <g key={crew.id}>
              <rect x={x - 4} y={y - 4} width={8} height={8} fill={theme.palette.text.primary} />
              <text x={x + 7} y={y + 4} fontSize={12} fill={theme.palette.text.primary}>
                {crew.name}
              </text>
            </g>
          )
        })}
        {inDrawingOrder.map((order) => (
          <MapPin
            key={order.id}
            order={order}
            at={view.at(order)}
            isSelected={order.id === selectedId}
            onSelect={() => onSelect(order.id)}
          />
        ))}
        <g aria-hidden>
          <path
            d={`M12 ${HEIGHT - 18} v6 h${bar.units} v-6`}
            fill="none"
            stroke={theme.palette.text.secondary}
            strokeWidth={1.5}
          />
          <text x={18 + bar.units} y={HEIGHT - 11} fontSize={12} fill={theme.palette.text.secondary}>
            {bar.km < 1 ? `${bar.km * 1000} m` : `${bar.km} km`}
          </text>
        </g>
      </svg>
      <Box
        component="figcaption"
        sx={{ px: 1.5, pb: 1, display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: '0.75rem', color: 'text.secondary' }}
      >
        <span>▲ emergency</span>
        <span>◆ high</span>
        <span>● other</span>
        <span>■ where a crew starts</span>
        {routes.map((route) => (
          <span key={route.crewId}>
            {crews.find((crew) => crew.id === route.crewId)?.name}: {kmText(route.kmTotal)}
          </span>
        ))}
      </Box>
    </Box>
  )
}
