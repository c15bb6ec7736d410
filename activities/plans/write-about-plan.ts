import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PlanOffer } from '../../domain/plans/offer-plans.js'
import { queueMessage } from '../documents/queue-message.js'

export interface AboutPlan {
  readonly planId: number
  readonly accountId: string
  readonly customerId: string
}

export interface WrittenBy {
  readonly actor: Actor
  readonly today: LocalDate
}

/** Sends what was agreed: once for every division of the debts. */
export async function sendAgreement(
  tx: Transaction,
  about: AboutPlan & { readonly offer: PlanOffer; readonly division?: number },
  by: WrittenBy,
): Promise<void> {
  const [first] = about.offer.instalments
  const last = about.offer.instalments.at(-1)
  if (first === undefined || last === undefined) return
  await writeAboutPlan(
    tx,
    about,
    'PLAN_AGREEMENT',
    {
      instalments: String(about.offer.instalments.length),
      firstAmount: first.amount.toFixed(2),
      firstDueDate: first.dueOn,
      laterAmount: last.amount.toFixed(2),
      lastDueDate: last.dueOn,
    },
    by,
    `agreement/${about.division ?? 1}`,
  )
}

/** Writes to the customer about a plan; `what` tells one message of a kind from the next. */
export async function writeAboutPlan(
  tx: Transaction,
  about: AboutPlan,
  templateCode: 'PLAN_AGREEMENT' | 'PLAN_MISSED' | 'PLAN_BROKEN' | 'PLAN_KEPT',
  fields: Readonly<Record<string, string>>,
  by: WrittenBy,
  what: string,
): Promise<void> {
  await queueMessage(tx, {
    messageKey: `payment-plan/${about.planId}/${what}`,
    templateCode,
    accountId: about.accountId,
    customerId: about.customerId,
    fields,
    businessDate: by.today,
    actor: by.actor,
  })
}
