import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { hasCustomer } from '../../db/customers/customer-store.js'
import { type Demographic, deleteDemographic, saveDemographic } from '../../db/customers/demographic-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { DemographicKind } from '../../domain/customers/person-kinds.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface SetDemographicInput {
  readonly customerId: string
  readonly kind: DemographicKind
  /** Null forgets it. */
  readonly entry: Pick<Demographic, 'value' | 'purpose'> | null
}

/**
 * Holds something about a person together with what it is held for, or forgets it. The audit tells that it was held and why, not what it
 * was: what is forgotten must not live on there. Refuses NOT_FOUND, NO_UTILITY.
 */
export function setDemographic(pool: pg.Pool, command: Command<SetDemographicInput>): Promise<{ customerId: string }> {
  return runCommand(pool, 'customers.set-demographic', command, async (tx) => {
    const { customerId, kind, entry } = command.input
    if (!(await hasCustomer(tx.client, customerId))) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    if (entry === null) {
      if (!(await deleteDemographic(tx, customerId, kind))) refuse('NOT_FOUND', 'This is not held about the customer.')
    } else {
      await saveDemographic(tx, { customerId, kind, ...entry }, { on: utility.today, by: command.actor.id })
    }
    await recordAudit(tx, {
      actor: command.actor,
      action: entry === null ? 'customers.demographic.forget' : 'customers.demographic.set',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: entry === null ? { kind } : { kind, purpose: entry.purpose },
    })
    return { customerId }
  })
}
