import { loadConnectionService } from '../../activities/connections/load-connection-service.js'
import { tariffsToConnect } from '../../db/connections/connection-reads.js'
import type { Queryable } from '../../db/pool.js'
import { METERED_SERVICES } from '../../domain/connections/check-application.js'
import { meterSizesOf } from '../../domain/connections/connection-rules.js'
import { type ConnectionOptionsJson, SERVICES } from './contract.js'

/** What an application may name: services with a tariff, their meter sizes, and the permits they will need. */
export async function connectionOptionsOf(db: Queryable): Promise<ConnectionOptionsJson> {
  const { rules, today } = await loadConnectionService(db)
  const tariffs = await tariffsToConnect(db)
  return {
    today,
    services: SERVICES.map((service) => ({
      service,
      isMetered: METERED_SERVICES.includes(service),
      meterSizes: meterSizesOf(rules, service),
      tariffs: tariffs.filter((tariff) => tariff.service === service).map(({ tariffCode, name }) => ({ tariffCode, name })),
      permits: rules.permits.filter((permit) => permit.service === service).map(({ title }) => title),
    })).filter((offered) => offered.tariffs.length > 0),
  }
}
