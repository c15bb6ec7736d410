import { useTheme } from '@mui/material/styles'
import type { DayRouteJson } from '../../../../api/fieldwork/contract.js'
import { kmText } from '../field-words.js'
import type { BoardCrew } from './board-plan.js'
import type { MapView, ScreenPoint } from './map-view.js'

interface Props {
  readonly route: DayRouteJson
  readonly crew: BoardCrew
  readonly index: number
  readonly view: MapView
}

// Three colours stand apart for everybody; from the fourth crew on the line is broken.
const DASHES = [undefined, '7 4', '2 4'] as const
/** A shorter stretch has no room for its figure. */
const LABEL_MIN = 30

/** The way of a crew through its day, with the length of every stretch that has room for it. */
export function MapRoute({ route, crew, index, view }: Props) {
  const theme = useTheme()
  const { series } = theme.console
  const colour = series[index % series.length]
  const points = [view.at(crew), ...route.stops.map((stop) => view.at(stop)), view.at(crew)]
  const legs = [...route.stops.map((stop) => stop.km), route.kmHome]
  return (
    <g>
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={DASHES[Math.floor(index / series.length) % DASHES.length]}
      />
      {legs.map((km, leg) => {
        const [from, to] = [points[leg], points[leg + 1]]
        if (from === undefined || to === undefined || lengthOf(from, to) < LABEL_MIN) return null
        return (
          <text
            key={route.stops[leg]?.id ?? 'home'}
            x={(from.x + to.x) / 2}
            y={(from.y + to.y) / 2 - 4}
            fontSize={12}
            textAnchor="middle"
            fill={theme.palette.text.primary}
            stroke={theme.palette.background.paper}
            strokeWidth={3}
            paintOrder="stroke"
          >
            {kmText(km)}
          </text>
        )
      })}
    </g>
  )
}

function lengthOf(from: ScreenPoint, to: ScreenPoint): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}
