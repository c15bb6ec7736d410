import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { DayRouteJson, WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { callApi } from '../../http.js'
import { FIELD_PATHS } from '../field-paths.js'
import { ordersAt } from './board-plan.js'

export interface DayRoutes {
  /** The route of a crew, where it was asked for and has come. */
  of(crewId: string): DayRouteJson | undefined
  isAsked(crewId: string): boolean
  ask(crewId: string): void
}

/** Routes of a day, one for each crew somebody asked to have ordered; asked again by itself when what the crew has changes. */
export function useDayRoutes(on: string, orders: readonly WorkOrderRecordJson[]): DayRoutes {
  const [asked, setAsked] = useState<readonly string[]>([])
  const answers = useQueries({
    queries: asked.map((crewId) => {
      const stops = ordersAt(orders, { crewId, on }).map((order) => `${order.id}${order.windowFrom ?? ''}`)
      return {
        queryKey: ['dispatch', 'route', crewId, on, stops.join(' ')],
        queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
          (await callApi<DayRouteJson>(FIELD_PATHS.route(crewId, on), { signal })).body,
        enabled: stops.length > 0,
      }
    }),
  })
  return {
    of: (crewId) => answers[asked.indexOf(crewId)]?.data,
    isAsked: (crewId) => asked.includes(crewId),
    ask: (crewId) => setAsked((before) => (before.includes(crewId) ? before : [...before, crewId])),
  }
}
