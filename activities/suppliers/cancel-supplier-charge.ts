import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockRateBook } from '../../db/rating/rate-book-lock.js'
import { cancelChargeRow, chargedAgreements, lockCharge } from '../../db/suppliers/supplier-charge-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { refuseDuringRun } from './refuse-during-run.js'

/**
 * Takes a charge of a supplier out before it is billed; it stays on record. Refuses NOT_FOUND, SUPPLIER_CHARGE_CANCELLED,
 * SUPPLIER_CHARGE_BILLED, and SUPPLIER_DURING_RUN while a run makes bills.
 */
export function cancelSupplierCharge(
  pool: pg.Pool,
  command: Command<{ readonly chargeId: number }>,
): Promise<{ chargeId: number }> {
  return runCommand(pool, 'suppliers.cancel-charge', command, async (tx) => {
    const { actor, reason, input } = command
    await lockRateBook(tx.client)
    await refuseDuringRun(tx)
    const charge = await lockCharge(tx, input.chargeId)
    if (charge === undefined) refuse('NOT_FOUND', `There is no charge ${input.chargeId}.`)
    if (charge.isCancelled) refuse('SUPPLIER_CHARGE_CANCELLED', 'The charge was cancelled already.')
    const billedTo = (await chargedAgreements(tx, [charge.agreementId])).get(charge.agreementId)?.billedTo ?? null
    if (billedTo !== null && charge.from <= billedTo)
      refuse('SUPPLIER_CHARGE_BILLED', `${charge.agreementId} is billed to ${billedTo}: cancel or discard that bill first.`)
    await cancelChargeRow(tx, charge.chargeId, { reason, cancelledBy: actor.id })
    await recordAudit(tx, {
      actor,
      action: 'suppliers.charge.cancel',
      subjectKind: 'agreement',
      subjectId: charge.agreementId,
      reason,
      before: charge,
      after: { ...charge, isCancelled: true },
    })
    return { chargeId: charge.chargeId }
  })
}
