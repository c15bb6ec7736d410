import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { ConnectionRules } from '../../domain/connections/connection-rules.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { compileConnections, connectionTaxCode } from '../../domain/utility/connection-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

/** The rules of connections, and the day and currency they are applied in. */
export interface ConnectionService {
  readonly rules: ConnectionRules
  readonly today: string
  readonly currency: string
  /** Where the tax of connections is owed; undefined where they are not taxed. */
  readonly taxGlCode: string | undefined
}

/** The utility's rules of connections and its business date. Refuses NO_UTILITY before the first import. */
export async function loadConnectionService(db: Queryable): Promise<ConnectionService> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const settings = utility.settings as SettingsFile
  return {
    rules: compileConnections(settings),
    today: utility.today,
    currency: utility.currency,
    taxGlCode: connectionTaxCode(settings),
  }
}
