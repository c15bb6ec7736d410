import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { compileWorkQueues, type WorkQueues } from '../../domain/utility/work-queue-settings.js'
import type { Queryable } from '../pool.js'
import { loadUtility } from '../utility/utility-store.js'

/** What the work queues promise, and the day it is counted from; undefined before the first import. */
export async function loadQueueRules(db: Queryable): Promise<(WorkQueues & { readonly today: string }) | undefined> {
  const utility = await loadUtility(db)
  return utility === undefined ? undefined : { ...compileWorkQueues(utility.settings as SettingsFile), today: utility.today }
}
