import { mintedMonthsOfMeter } from '../../db/renewables/certificate-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { addDays, addMonths, earlier, later } from '../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { generationOfDays } from './generation-of-days.js'

/**
 * What a meter counted is known otherwise now: where certificates were minted of it, a person decides what follows. Certificates that
 * exist are not changed; the task says what was minted of and what the meters say now.
 */
export async function noteChangedGeneration(
  tx: Transaction,
  changed: { readonly meterId: string; readonly days: ServicePeriod; readonly reason: string; readonly by: string },
): Promise<void> {
  for (const month of await mintedMonthsOfMeter(tx.client, changed.meterId, changed.days)) {
    const first = `${month.vintage}-01`
    const last = addDays(addMonths(first, 1), -1)
    const days = { from: later(first, month.beganOn), to: month.endedOn === null ? last : earlier(last, month.endedOn) }
    const now = await generationOfDays(tx.client, month, days)
    if ('kwh' in now && now.kwh.eq(decimal(month.generatedKwh))) continue
    const generation = 'kwh' in now ? now.kwh.toFixed() : 'unknown'
    await insertTask(tx, {
      queue: 'billing_question',
      title: `Generator ${month.generatorId}: certificates of ${month.vintage} were minted of another generation`,
      accountId: null,
      dueOn: null,
      taskKey: `generation-changed/${month.generatorId}/${month.vintage}/${generation}`,
      subjectKind: 'generator',
      subjectId: month.generatorId,
      facts: {
        code: 'GENERATION_CHANGED',
        message: `Certificates were minted of ${month.generatedKwh} kWh; the meters say ${'kwh' in now ? `${generation} kWh` : now.unknown} now.`,
        vintage: month.vintage,
        mintedKwh: month.generatedKwh,
        ...('kwh' in now ? { kwhNow: generation } : {}),
        meterId: changed.meterId,
        from: changed.days.from,
        to: changed.days.to,
        reason: changed.reason,
      },
      createdBy: changed.by,
    })
  }
}
