import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import type { ApplicationRow } from '../../db/applications/application-store.js'
import { insertConsent } from '../../db/customers/consent-store.js'
import { insertIdentifier } from '../../db/customers/identifier-store.js'
import { findMovingAccount } from '../../db/services/applicant-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { openWithin } from '../services/open-request.js'
import { actOnApplication, type OnApplication } from './act-on-application.js'
import { type AcceptanceChoice, moveWishOf } from './move-wish-of.js'
import { placeLine, writeToApplicant } from './write-to-applicant.js'

export type AcceptApplicationInput = OnApplication & AcceptanceChoice

/**
 * Accepts an application: an ordinary move-in is opened in the same transaction, with its own prerequisites, and what the applicant has shown
 * and agreed to goes over to the customer. Refuses NOT_FOUND, CHANGED_MEANWHILE, APPLICATION_DECIDED, APPLICATION_KIND, PREMISE_MISSING,
 * SERVICE_NOT_OFFERED, and what opening a request refuses.
 */
export async function acceptApplication(
  pool: pg.Pool,
  command: Command<AcceptApplicationInput>,
): Promise<{ applicationId: string; version: number }> {
  return actOnApplication(pool, 'accept', command, async ({ tx, entry, service: { today } }) => {
    const wish = await moveWishOf(tx.client, entry, command.input)
    const { requestId, accountId } = await openWithin(tx, { actor: command.actor, reason: command.reason, input: wish })
    const account = await findMovingAccount(tx.client, accountId)
    invariant(account !== undefined, 'a request without its account', { requestId })
    const { customerId } = account
    await handOver(tx, entry, customerId, today, command)
    await writeToApplicant(tx, entry, 'APPLICATION_ACCEPTED', {
      occasion: '1',
      fields: { serviceAddress: placeLine(entry), startDate: wish.startOn ?? today },
      today,
      actor: command.actor,
    })
    return {
      change: {
        state: 'accepted',
        premiseId: wish.premiseId,
        customerId,
        requestId,
        closedOn: today,
        dueOn: null,
        askedFor: [],
        askedText: null,
      },
      sentence: `Accepted: request ${requestId} goes on with it.`,
      after: { requestId, accountId, customerId },
      closesTasks: true,
    }
  })
}

/** The number of a document and the agreements of the applicant become the customer's. */
async function handOver(
  tx: Transaction,
  entry: ApplicationRow,
  customerId: string,
  today: LocalDate,
  { actor, reason }: Command<unknown>,
): Promise<void> {
  const of = { actor, subjectKind: 'customer', subjectId: customerId, reason }
  if (entry.identifierKind !== null && entry.identifierLast !== null) {
    const document = { kind: entry.identifierKind, issuer: null, lastCharacters: entry.identifierLast, validUntil: null }
    const kept = { customerId, ...document, sealed: entry.sealed, fingerprint: entry.fingerprint }
    const identifierId = await insertIdentifier(tx, kept, actor.id)
    const after = { identifierId, ...document, isKept: entry.sealed !== null }
    await recordAudit(tx, { ...of, action: 'customers.identifier.add', after })
  }
  if (entry.delivery !== 'email' || entry.submittedOn === null) return
  const consent = { purpose: 'electronic_bills', isGiven: true, channel: 'portal', wording: entry.consentWording } as const
  const consentId = await insertConsent(tx, { customerId, ...consent, givenOn: entry.submittedOn }, actor.id)
  await recordAudit(tx, { ...of, action: 'customers.consent.record', after: { consentId, ...consent, givenOn: today } })
}
