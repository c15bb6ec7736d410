import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findCustomer } from '../../db/customers/customer-reads.js'
import { exportedRows } from '../../db/customers/person-export.js'
import { inTransaction } from '../../db/transaction.js'
import { readableExport } from '../../domain/customers/readable-export.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { requireVerified } from './require-verified.js'

export interface ExportInput {
  readonly customerId: string
  readonly form: 'json' | 'text'
}

/**
 * Everything on record about one person, for them to take away, and in the audit that it was given. The answer is kept nowhere: each time
 * it is asked for is a time of its own. Refuses NOT_FOUND, IDENTITY_NOT_VERIFIED.
 */
export function exportPerson(pool: pg.Pool, command: Command<ExportInput>): Promise<{ name: string; content: string }> {
  return inTransaction(pool, async (tx) => {
    const { customerId, form } = command.input
    if ((await findCustomer(tx.client, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireVerified(tx, 'export_person', command.actor, { customerId })
    const data = await exportedRows(tx.client, customerId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.export',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { form, rows: Object.fromEntries(Object.entries(data).map(([kind, rows]) => [kind, rows.length])) },
    })
    return form === 'json'
      ? { name: `${customerId}.json`, content: JSON.stringify(data, null, 2) }
      : { name: `${customerId}.txt`, content: readableExport(`What is on record about customer ${customerId}`, data) }
  })
}
