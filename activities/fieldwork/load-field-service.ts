import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { compileFieldService, type FieldService } from '../../domain/utility/field-service-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

/** The rules of field work, and the day and zone they are applied in. */
export interface FieldRules {
  readonly rules: FieldService
  readonly today: string
  readonly timeZone: string
  readonly isSandbox: boolean
}

/** The utility's rules of field work and its business date. Refuses NO_UTILITY before the first import. */
export async function loadFieldService(db: Queryable): Promise<FieldRules> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  return {
    rules: compileFieldService(utility.settings as SettingsFile),
    today: utility.today,
    timeZone: utility.timeZone,
    isSandbox: utility.isSandbox,
  }
}
