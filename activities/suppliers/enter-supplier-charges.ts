import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockRateBook } from '../../db/rating/rate-book-lock.js'
import {
  type ChargedAgreement,
  chargedAgreements,
  insertCharges,
  parkedAccountsOf,
  standingCharges,
  type StandingCharge,
} from '../../db/suppliers/supplier-charge-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LineProblem } from '../../domain/kernel/csv-lines.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { readSupplierCharges, type SupplierCharge } from '../../domain/suppliers/supplier-charges-file.js'
import { mendWithin } from '../billing/mend-account.js'
import { runCommand } from '../run-command.js'
import { refuseDuringRun } from './refuse-during-run.js'

export interface SupplierFileInput {
  /** Whose charges they are, as the bill's derivation and the list call it. */
  readonly supplier: string
  /** CSV with the columns agreement, from, to, charge and amount. */
  readonly file: string
}

export interface SupplierFileAnswer {
  readonly entered: number
  /** Charges that were there already, to the cent. */
  readonly known: number
  readonly accountsTriedAgain: readonly string[]
}

/**
 * Enters what a supplier charges, all of the file or none. The same charge again is passed over, so that the same file changes nothing;
 * accounts that were parked for want of it are tried again. Refuses SUPPLIER_FILE with every line that is wrong, and
 * SUPPLIER_DURING_RUN while a run makes bills.
 */
export function enterSupplierCharges(pool: pg.Pool, command: Command<SupplierFileInput>): Promise<SupplierFileAnswer> {
  return runCommand(pool, 'suppliers.enter-charges', command, async (tx) => {
    const { actor, reason, input } = command
    const { entries, problems } = readSupplierCharges(input.file)
    if (problems.length > 0) refuseFile(problems)
    await lockRateBook(tx.client)
    await refuseDuringRun(tx)
    const ids = [...new Set(entries.map(({ agreementId }) => agreementId))]
    const agreements = await chargedAgreements(tx, ids)
    const standing = await standingCharges(tx.client, ids)
    const fresh: SupplierCharge[] = []
    const wrong: LineProblem[] = []
    for (const charge of entries) {
      if (isKnown(charge, standing, input.supplier)) continue
      const message = wrongCharge(charge, agreements.get(charge.agreementId), [...standing, ...fresh])
      if (message === undefined) fresh.push(charge)
      else wrong.push({ line: charge.line, message })
    }
    if (wrong.length > 0) refuseFile(wrong)
    await insertCharges(tx, fresh, { supplier: input.supplier, reason, enteredBy: actor.id })
    await recordAudit(tx, {
      actor,
      action: 'suppliers.charges.enter',
      subjectKind: 'supplier',
      subjectId: input.supplier,
      reason,
      after: { entered: fresh.length, known: entries.length - fresh.length },
    })
    const accountIds = [...new Set(fresh.map(({ agreementId }) => agreements.get(agreementId)?.accountId ?? ''))]
    const parked = await parkedAccountsOf(tx, accountIds)
    for (const account of parked) await mendWithin(tx, { actor, reason, input: { ...account, act: 'retry' } })
    return {
      entered: fresh.length,
      known: entries.length - fresh.length,
      accountsTriedAgain: parked.map(({ accountId }) => accountId),
    }
  })
}

function refuseFile(problems: readonly LineProblem[]): never {
  const [first] = problems
  return refuse(
    'SUPPLIER_FILE',
    `The file has ${problems.length} problem(s), first in line ${first?.line}: ${first?.message}. Nothing was entered.`,
    { problems },
  )
}

function isKnown(charge: SupplierCharge, standing: readonly StandingCharge[], supplier: string): boolean {
  return standing.some(
    (known) =>
      known.agreementId === charge.agreementId &&
      known.supplier === supplier &&
      known.charge === charge.charge &&
      known.from === charge.from &&
      known.to === charge.to &&
      decimal(known.amount).eq(decimal(charge.amount)),
  )
}

interface ChargedDays {
  readonly agreementId: string
  readonly charge: string
  readonly from: string
  readonly to: string
  readonly amount: string
}

function wrongCharge(
  { agreementId, charge, from, to }: SupplierCharge,
  agreement: ChargedAgreement | undefined,
  others: readonly ChargedDays[],
): string | undefined {
  if (agreement === undefined) return `there is no agreement ${agreementId}`
  if (!agreement.asksFor.includes(charge)) return `the tariff ${agreement.tariffCode} of ${agreementId} asks for no ${charge}`
  if (from < agreement.startOn || (agreement.stopOn !== null && to > agreement.stopOn))
    return `${agreementId} has service from ${agreement.startOn}${agreement.stopOn === null ? '' : ` to ${agreement.stopOn}`}`
  if (agreement.billedTo !== null && from <= agreement.billedTo)
    return `${agreementId} is billed to ${agreement.billedTo}: cancel that bill first, or state what is missing for days after it`
  const other = others.find(
    (known) => known.agreementId === agreementId && known.charge === charge && known.from <= to && known.to >= from,
  )
  return other && `${charge} of ${other.from} to ${other.to} is stated as ${decimal(other.amount).toFixed()}: cancel that first`
}
