import { depositRowOf } from '../../db/deposits/deposit-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { composeMessage } from '../documents/compose-message.js'
import { letterOf } from '../documents/letter-of.js'
import { renderLetters } from '../documents/render-letters.js'
import { depositStanding } from './deposit-standing.js'
import { depositAtHand } from './load-deposit.js'
import { receiptFields } from './write-about-deposit.js'

/**
 * The certificate of a deposit as PDF, in the customer's language, as it stands today: what is held, since when, and by which rules it
 * bears interest and goes back. Refuses NOT_FOUND, NO_UTILITY and DEPOSIT_NOT_HELD.
 */
export async function depositCertificate(db: Queryable, depositId: string): Promise<Buffer> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const deposit = await depositRowOf(db, depositId)
  if (deposit === undefined) refuse('NOT_FOUND', `There is no deposit ${depositId}.`)
  const at = await depositAtHand(db, deposit, utility.today)
  const { state } = await depositStanding(db, at)
  if (state !== 'held') {
    refuse('DEPOSIT_NOT_HELD', `Deposit ${depositId} is not held: there is nothing to certify.`)
  }
  const composed = await composeMessage(db, {
    templateCode: 'DEPOSIT_RECEIPT',
    accountId: deposit.accountId,
    customerId: at.account.customerId,
    fields: receiptFields({ ...deposit, heldSince: at.facts.paidOn ?? deposit.heldSince }, at.account),
    businessDate: utility.today,
    channel: 'post',
  })
  const letter = letterOf(
    {
      messageId: 0,
      language: composed.language,
      accountId: deposit.accountId,
      address: composed.address ?? '',
      businessDate: utility.today,
      subject: composed.subject,
      body: composed.body,
    },
    utility,
  )
  const rendered = await renderLetters([letter], {
    title: `${composed.subject} ${depositId}`,
    utilityName: utility.name,
    createdOn: utility.today,
  })
  return rendered.pdf
}
