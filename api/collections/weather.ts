import { loadCollectionRules } from '../../activities/collections/load-collection.js'
import { pausedAreas, readingsBetween, weatherRecords } from '../../db/collections/weather-store.js'
import type { Queryable } from '../../db/pool.js'
import { moratoriaOn } from '../../domain/collections/moratoria.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { WeatherPageJson } from './contract.js'

/** Days that are shown: observations back, forecasts ahead. */
const DAYS_BACK = 14
const DAYS_AHEAD = 8

/** Services that can be cut. */
const SERVICES = ['electric', 'gas', 'water'] as const

/** What is known of the weather, who said it and when; what forbids every cut today, and where disconnections pause. */
export async function weatherPageOf(db: Queryable): Promise<WeatherPageJson> {
  const rules = await loadCollectionRules(db)
  const { today } = rules
  const [from, to] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)]
  const served = await db.query<{ service: string }>(
    'select service from unnest($1::text[]) with ordinality as s(service, place) where exists (select from service_points p where p.service = s.service) order by place',
    [SERVICES],
  )
  const weather = await readingsBetween(db, from, to)
  return {
    today,
    moratoria: moratoriaOn(today, { ...rules, services: served.rows.map(({ service }) => service), weather }),
    areas: await pausedAreas(db, today),
    readings: (await weatherRecords(db, from, to)).map(({ readingId: id, readAt, ...reading }) => ({
      id,
      ...reading,
      readAt: readAt.toISOString(),
    })),
  }
}
