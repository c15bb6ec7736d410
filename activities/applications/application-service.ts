import type { Queryable } from '../../db/pool.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import type { ApplicationRules } from '../../domain/applications/application-rules.js'
import type { Actor } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { onlineApplicationRules } from '../../domain/utility/online-application-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

/** Who acts from the public page: nobody who is signed in. */
export const APPLICANT: Actor = { kind: 'process', id: 'public-page', name: 'Applicant' }
/** Who acts when a day has come. */
export const PENSTOCK: Actor = { kind: 'process', id: 'Penstock', name: 'Penstock' }
/** Queue of what the office decides about applications. */
export const APPLICATIONS_QUEUE = 'applications'

export interface ApplicationService {
  readonly utility: UtilityRow
  readonly rules: ApplicationRules
  readonly today: LocalDate
}

/** The utility with its rules of applications and its day. Refuses NO_UTILITY. */
export async function loadApplicationService(db: Queryable): Promise<ApplicationService> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  return { utility, rules: onlineApplicationRules(utility.settings as SettingsFile), today: utility.today }
}

/** As `loadApplicationService`; refuses APPLICATIONS_CLOSED where the utility takes none. */
export async function loadOpenService(db: Queryable): Promise<ApplicationService> {
  const service = await loadApplicationService(db)
  if (!service.rules.isOpen) refuse('APPLICATIONS_CLOSED', 'Applications are not taken online. Please call us.')
  return service
}
