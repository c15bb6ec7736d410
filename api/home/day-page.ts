import type pg from 'pg'
import { billsOfDay, moneyByDay, moneyOfDay, windowsAround } from '../../db/home/day-reads.js'
import {
  correctionQueue,
  parkedQueues,
  type QueueRow,
  suspenseQueue,
  tariffVersionQueue,
  taskQueues,
} from '../../db/home/queue-reads.js'
import type { Queryable } from '../../db/pool.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { claimedTasks } from '../../db/tasks/task-reads.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import type { Permission } from '../../domain/access/permissions.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { found } from '../errors.js'
import type { DayPageJson, QueueJson } from './contract.js'

const WINDOWS_SHOWN = 8
const DAYS_SHOWN = 14

interface Asker {
  readonly userId: string
  may(permission: Permission): boolean
}

/** What waits, what runs in the billing calendar, and the day's money, as far as the asker may see it. */
export function readDayPage(pool: pg.Pool, asker: Asker): Promise<DayPageJson> {
  return readSnapshot(pool, async (db) => {
    const { today, currency } = found(await loadUtilityFacts(db))
    return {
      today,
      ...(await queuesFor(db, asker)),
      windows: asker.may('billing.read') ? await windowsAround(db, today, WINDOWS_SHOWN) : null,
      money: asker.may('payments.read') ? await moneyFor(db, today, currency) : null,
      billsToday: asker.may('billing.read') ? await billsOfDay(db, today) : null,
      myTasks: asker.may('tasks.read') ? await claimedTasks(db, asker.userId) : null,
    }
  })
}

async function queuesFor(db: Queryable, asker: Asker): Promise<Pick<DayPageJson, 'queues' | 'kinds'>> {
  const kinds: DayPageJson['kinds'] = []
  const queues: QueueJson[] = []
  if (asker.may('billing.read')) {
    kinds.push('parked', 'corrections')
    queues.push(...(await parkedQueues(db)).map((row) => queueJson(row, `parked/${row.key}`)))
    const corrections = await correctionQueue(db)
    if (corrections !== undefined && corrections.waiting > 0) queues.push(queueJson(corrections, 'corrections'))
  }
  if (asker.may('rating.approve')) {
    kinds.push('tariff-versions')
    const versions = await tariffVersionQueue(db)
    if (versions !== undefined && versions.waiting > 0) queues.push(queueJson(versions, 'tariff-versions'))
  }
  if (asker.may('payments.read')) {
    kinds.push('suspense')
    const suspense = await suspenseQueue(db)
    if (suspense !== undefined && suspense.waiting > 0) queues.push(queueJson(suspense, 'suspense'))
  }
  if (asker.may('tasks.read')) {
    kinds.push('tasks')
    // Each payment in suspense has a task; it is counted once, with its amount.
    const tasks = (await taskQueues(db)).filter((row) => !(row.key === 'suspense' && asker.may('payments.read')))
    queues.push(...tasks.map((row) => queueJson(row, `task/${row.key}`)))
  }
  return { queues, kinds }
}

function queueJson(row: QueueRow, key: string): QueueJson {
  return { ...row, key, oldestSince: row.oldestSince?.toISOString() ?? null }
}

async function moneyFor(db: Queryable, today: string, currency: string): Promise<NonNullable<DayPageJson['money']>> {
  const byChannel = await moneyOfDay(db, today)
  return {
    total: amountText(sum(byChannel.map(({ amount }) => decimal(amount))), currency),
    payments: byChannel.reduce((count, { payments }) => count + payments, 0),
    byChannel,
    byDay: await moneyByDay(db, today, DAYS_SHOWN),
  }
}
