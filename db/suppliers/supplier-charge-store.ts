import type { SupplierCharge } from '../../domain/suppliers/supplier-charges-file.js'
import type { StatedCharge } from '../../domain/suppliers/stated-charges.js'
import type { Queryable } from '../pool.js'
import { BILLED_DAYS } from '../billing/billed-days.js'
import type { Transaction } from '../transaction.js'

/** An agreement that a supplier charges: what its tariff asks for, and how far it is billed. */
export interface ChargedAgreement {
  readonly agreementId: string
  readonly accountId: string
  readonly tariffCode: string
  readonly startOn: string
  readonly stopOn: string | null
  /** Names of the tariff's own that it asks for as numbers. */
  readonly asksFor: readonly string[]
  /** The last day on a bill, one that waits for approval included. */
  readonly billedTo: string | null
}

export async function chargedAgreements(tx: Transaction, ids: readonly string[]): Promise<Map<string, ChargedAgreement>> {
  const found = await tx.client.query<ChargedAgreement>(
    `select g.agreement_id as "agreementId", g.account_id as "accountId", g.tariff_code as "tariffCode", g.start_on as "startOn",
            g.stop_on as "stopOn", (select max(x.last) from ${BILLED_DAYS} x where x.agreement_id = g.agreement_id) as "billedTo",
            array(select a.key from tariffs t, json_each_text(coalesce(t.document -> 'attributes', '{}')) a
                   where t.tariff_code = g.tariff_code and a.value = 'number') as "asksFor"
       from service_agreements g where g.agreement_id = any($1)`,
    [ids],
  )
  return new Map(found.rows.map((row) => [row.agreementId, row]))
}

export interface StandingCharge extends StatedCharge {
  readonly chargeId: number
  readonly agreementId: string
  readonly supplier: string
}

const CHARGE = `charge_id as "chargeId", agreement_id as "agreementId", supplier, from_on as "from", to_on as "to", charge, amount::text`

/** Charges of agreements that count. */
export async function standingCharges(db: Queryable, agreementIds: readonly string[]): Promise<StandingCharge[]> {
  const found = await db.query<StandingCharge>(
    `select ${CHARGE} from supplier_charges where agreement_id = any($1) and cancelled_at is null order by agreement_id, from_on, charge`,
    [agreementIds],
  )
  return found.rows
}

export async function insertCharges(
  tx: Transaction,
  charges: readonly SupplierCharge[],
  by: { readonly supplier: string; readonly reason: string; readonly enteredBy: string },
): Promise<number> {
  const added = await tx.client.query(
    `insert into supplier_charges (supplier, agreement_id, from_on, to_on, charge, amount, reason, entered_by)
     select $2, c."agreementId", c."from", c."to", c.charge, c.amount, $3, $4
       from jsonb_to_recordset($1::jsonb) as c (line integer, "agreementId" text, "from" date, "to" date, charge text, amount numeric)
      order by c.line`,
    [JSON.stringify(charges), by.supplier, by.reason, by.enteredBy],
  )
  return added.rowCount ?? 0
}

/** A charge, locked; `isCancelled`: it counts no more. */
export async function lockCharge(
  tx: Transaction,
  chargeId: number,
): Promise<(StandingCharge & { readonly isCancelled: boolean }) | undefined> {
  const found = await tx.client.query<StandingCharge & { isCancelled: boolean }>(
    `select ${CHARGE}, cancelled_at is not null as "isCancelled" from supplier_charges where charge_id = $1 for update`,
    [chargeId],
  )
  return found.rows[0]
}

export async function cancelChargeRow(
  tx: Transaction,
  chargeId: number,
  by: { readonly reason: string; readonly cancelledBy: string },
): Promise<void> {
  await tx.client.query(
    `update supplier_charges set cancelled_at = now(), cancelled_by = $2, cancel_reason = $3 where charge_id = $1`,
    [chargeId, by.cancelledBy, by.reason],
  )
}

/** Accounts with one of the agreements that are parked in a run that still goes on. */
export async function parkedAccountsOf(
  tx: Transaction,
  accountIds: readonly string[],
): Promise<{ runId: number; accountId: string }[]> {
  const found = await tx.client.query<{ runId: number; accountId: string }>(
    `select distinct a.run_id as "runId", a.account_id as "accountId" from run_accounts a join bill_runs r using (run_id)
      where a.account_id = any($1) and a.outcome = 'parked' and r.state in ('review', 'open') order by 1, 2`,
    [accountIds],
  )
  return found.rows
}
