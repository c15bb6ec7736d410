import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { compileCalendar } from '../../domain/utility/calendar-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

/** The business date and the days on which the utility works. Refuses NO_UTILITY. */
export async function caseClock(db: Queryable): Promise<{ today: string; calendar: BusinessCalendar }> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  return { today: utility.today, calendar: compileCalendar((utility.settings as SettingsFile).business_calendar ?? {}) }
}
