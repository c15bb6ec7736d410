import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { AgreementStanding, AgreementState, ChangedAgreement } from '../../domain/services/agreement-lifecycle.js'
import type { Queryable } from '../pool.js'
import { nextNumberSql } from '../number-sql.js'
import type { Transaction } from '../transaction.js'

/** An agreement as its steps and the moves around it need it. */
export interface AgreementRow extends AgreementStanding {
  readonly accountId: string
  readonly servicePointId: string
  readonly tariffCode: string
  readonly version: number
}

const FIELDS = `g.agreement_id as "agreementId", g.account_id as "accountId", g.service_point_id as "servicePointId",
  g.tariff_code as "tariffCode", g.start_on as "startOn", g.stop_on as "stopOn", g.state, g.version,
  (select (max(upper(b.period)) - 1)::date from billed_periods b where b.agreement_id = g.agreement_id) as "billedTo"`

/** The agreement, locked until the transaction ends. */
export async function lockAgreement(tx: Transaction, agreementId: string): Promise<AgreementRow | undefined> {
  const found = await tx.client.query<AgreementRow>(
    `select ${FIELDS} from service_agreements g where g.agreement_id = $1 for update of g`,
    [agreementId],
  )
  return found.rows[0]
}

/** Those of these agreements that are there, by number. */
export async function loadAgreements(db: Queryable, agreementIds: readonly string[]): Promise<AgreementRow[]> {
  const found = await db.query<AgreementRow>(
    `select ${FIELDS} from service_agreements g where g.agreement_id = any($1) order by g.agreement_id`,
    [agreementIds],
  )
  return found.rows
}

/** Every agreement at these service points that was not cancelled, by point and first day. */
export async function agreementsAtPoints(db: Queryable, servicePointIds: readonly string[]): Promise<AgreementRow[]> {
  const found = await db.query<AgreementRow>(
    `select ${FIELDS} from service_agreements g where g.service_point_id = any($1) and g.state <> 'cancelled'
     order by g.service_point_id, g.start_on, g.agreement_id`,
    [servicePointIds],
  )
  return found.rows
}

/** Every agreement of an account that was not cancelled. */
export async function agreementsOfAccount(db: Queryable, accountId: string): Promise<AgreementRow[]> {
  const found = await db.query<AgreementRow>(
    `select ${FIELDS} from service_agreements g where g.account_id = $1 and g.state <> 'cancelled' order by g.agreement_id`,
    [accountId],
  )
  return found.rows
}

export interface NewAgreement {
  readonly accountId: string
  readonly servicePointId: string
  readonly tariffCode: string
  readonly startOn: LocalDate
}

/** Adds an agreement that waits for its first day. Returns its number. */
export async function insertAgreement(tx: Transaction, agreement: NewAgreement): Promise<string> {
  const added = await tx.client.query<{ agreement_id: string }>(
    `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
     values (${nextNumberSql('G', 'agreement_number', 6)}, $1, $2, $3, $4, 'pending_start') returning agreement_id`,
    [agreement.accountId, agreement.servicePointId, agreement.tariffCode, agreement.startOn],
  )
  return (added.rows[0] as { agreement_id: string }).agreement_id
}

export async function saveAgreementState(tx: Transaction, agreementId: string, changed: ChangedAgreement): Promise<void> {
  await tx.client.query('update service_agreements set state = $2, stop_on = $3, version = version + 1 where agreement_id = $1', [
    agreementId,
    changed.state,
    changed.stopOn,
  ])
}

/** Other terms of an agreement that has not begun, or another last day of one that is to stop. The state stays. */
export async function saveAgreementTerms(
  tx: Transaction,
  agreementId: string,
  terms: { readonly startOn?: LocalDate; readonly stopOn?: LocalDate; readonly tariffCode?: string },
): Promise<void> {
  await tx.client.query(
    `update service_agreements set start_on = coalesce($2, start_on), stop_on = coalesce($3, stop_on),
       tariff_code = coalesce($4, tariff_code), version = version + 1 where agreement_id = $1`,
    [agreementId, terms.startOn ?? null, terms.stopOn ?? null, terms.tariffCode ?? null],
  )
}

export interface NewTransition {
  readonly agreementId: string
  readonly fromState: AgreementState | null
  readonly toState: AgreementState
  readonly onDate: LocalDate
  readonly reason: string
  readonly recordedBy: string
}

export async function insertTransition(tx: Transaction, transition: NewTransition): Promise<void> {
  await tx.client.query(
    `insert into agreement_transitions (agreement_id, from_state, to_state, on_date, reason, recorded_by) values ($1, $2, $3, $4, $5, $6)`,
    [
      transition.agreementId,
      transition.fromState,
      transition.toState,
      transition.onDate,
      transition.reason,
      transition.recordedBy,
    ],
  )
}
