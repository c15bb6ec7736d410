import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { insertIdentifier } from '../../db/customers/identifier-store.js'
import { type IdentifierKind, identifierOf } from '../../domain/customers/identifier.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { fingerprintOf, seal } from './sealed-text.js'

export interface AddIdentifierInput {
  readonly customerId: string
  readonly kind: IdentifierKind
  readonly number: string
  readonly issuer: string | null
  readonly validUntil: string | null
}

/**
 * Puts the number of a document on record: sealed where the installation has a key, its last characters alone where it has none.
 * Refuses NOT_FOUND, IDENTIFIER_FORM.
 */
export function addIdentifier(
  pool: pg.Pool,
  command: Command<AddIdentifierInput>,
  key: string | undefined,
): Promise<{ identifierId: number; isKept: boolean }> {
  const { number: written, ...told } = command.input
  // The number stays out of the stored hash of the request, from which it could be found.
  return runCommand(pool, 'customers.add-identifier', { ...command, input: told }, async (tx) => {
    const { customerId, kind, issuer, validUntil } = told
    if ((await lockCustomer(tx, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    const { number, lastCharacters } = valueOf(identifierOf(written))
    const sealed = key === undefined ? null : seal(key, number, kind)
    const fingerprint = key === undefined ? null : fingerprintOf(key, number, kind)
    const identifierId = await insertIdentifier(
      tx,
      { customerId, kind, issuer, lastCharacters, sealed, fingerprint, validUntil },
      command.actor.id,
    )
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.identifier.add',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { identifierId, kind, issuer, lastCharacters, validUntil, isKept: sealed !== null },
    })
    return { identifierId, isKept: sealed !== null }
  })
}
