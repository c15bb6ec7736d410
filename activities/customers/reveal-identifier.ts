import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findIdentifier } from '../../db/customers/identifier-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { requireVerified } from './require-verified.js'
import { unseal } from './sealed-text.js'

/**
 * Tells the whole number of a document to who gave a reason, and writes both into the audit in the same transaction. The answer is kept
 * nowhere, so each time it is asked for is a time of its own. Refuses NOT_FOUND, IDENTITY_NOT_VERIFIED, IDENTIFIER_NOT_KEPT.
 */
export function revealIdentifier(
  pool: pg.Pool,
  command: Command<{ customerId: string; identifierId: number }>,
  key: string | undefined,
): Promise<{ number: string }> {
  return inTransaction(pool, async (tx) => {
    const { customerId, identifierId } = command.input
    const kept = await findIdentifier(tx, customerId, identifierId)
    if (kept === undefined) refuse('NOT_FOUND', 'This number is not on record any more.')
    await requireVerified(tx, 'reveal_identifier', command.actor, { customerId })
    const number = key === undefined || kept.sealed === null ? undefined : unseal(key, kept.sealed, kept.kind)
    if (number === undefined) {
      refuse(
        'IDENTIFIER_NOT_KEPT',
        'Only its last characters are on record, or it was sealed with another key of the installation.',
      )
    }
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.identifier.reveal',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { identifierId, kind: kept.kind, lastCharacters: kept.lastCharacters },
    })
    return { number }
  })
}
