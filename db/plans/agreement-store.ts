import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** The agreement of a division as it was written. */
export interface AgreementRow {
  readonly planId: number
  readonly division: number
  readonly versionId: number
  readonly language: string
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly writtenOn: string
}

export async function insertAgreement(tx: Transaction, agreement: AgreementRow): Promise<void> {
  await tx.client.query(
    `insert into plan_agreements (plan_id, division, version_id, language, address, subject, body, written_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      agreement.planId,
      agreement.division,
      agreement.versionId,
      agreement.language,
      agreement.address,
      agreement.subject,
      agreement.body,
      agreement.writtenOn,
    ],
  )
}

/** The agreement of a division; undefined where the plan was made before agreements were kept. */
export async function findAgreement(db: Queryable, planId: number, division: number): Promise<AgreementRow | undefined> {
  const found = await db.query<AgreementRow & Record<string, unknown>>(
    `select plan_id as "planId", division, version_id as "versionId", language, address, subject, body, written_on as "writtenOn"
     from plan_agreements where plan_id = $1 and division = $2`,
    [planId, division],
  )
  return found.rows[0]
}
