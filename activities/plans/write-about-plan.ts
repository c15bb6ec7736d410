import { insertAgreement } from '../../db/plans/agreement-store.js'
import type { PlanRow } from '../../db/plans/plan-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { agreementFields } from '../../domain/plans/agreement-fields.js'
import type { PlanOffer } from '../../domain/plans/offer-plans.js'
import type { PlanTerms } from '../../domain/plans/plan-terms.js'
import { composeMessage } from '../documents/compose-message.js'
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

export interface Agreed extends AboutPlan {
  readonly offer: PlanOffer
  /** 1 where it was made, more where it was divided anew. */
  readonly division: number
  readonly terms: PlanTerms
  readonly signature: Pick<PlanRow, 'signedName' | 'signedBy' | 'signedAt' | 'madeOn'>
}

/** Keeps the agreement as it is worded and sends it: once for every division of the debts. */
export async function sendAgreement(tx: Transaction, agreed: Agreed, by: WrittenBy): Promise<void> {
  const { planId, accountId, customerId, offer, division, terms, signature } = agreed
  const utility = await loadUtility(tx.client)
  invariant(utility !== undefined, 'a plan of a utility')
  const fields = agreementFields(
    { instalments: offer.instalments, terms, changedOn: division === 1 ? null : by.today },
    {
      name: signature.signedName,
      by: signature.signedBy,
      on: signature.madeOn,
      at: clockTimeIn(utility.timeZone, signature.signedAt),
    },
  )
  const templateCode = 'PLAN_AGREEMENT'
  // The document is the whole text on paper, whatever way the message takes.
  const request = { templateCode, accountId, customerId, fields, businessDate: by.today, channel: 'post' as const }
  const written = await composeMessage(tx.client, request)
  await insertAgreement(tx, {
    planId,
    division,
    versionId: written.template.versionId,
    language: written.language,
    address: written.address ?? '',
    subject: written.subject,
    body: written.body,
    writtenOn: by.today,
  })
  await writeAboutPlan(tx, agreed, templateCode, fields, by, `agreement/${division}`)
}

function clockTimeIn(timeZone: string, moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)
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
