import type pg from 'pg'
import type { LoadedAccount } from '../../db/billing/account-input-store.js'
import { allProgrammes, enrolmentsOfAgreements } from '../../db/renewables/programme-store.js'
import type { AgreementInput, BillingWindow } from '../../domain/billing/billing-input.js'
import type { BillingRules } from '../../domain/billing/billing-rules.js'
import { sharingAgreements } from '../../domain/billing/measured-needs.js'
import { attributeOfEnrolments } from '../../domain/renewables/enrolments.js'

type Enrolled = Pick<AgreementInput, 'attributes' | 'attributeChanges'>

/** In which programmes the agreements take part on the days they are billed for, as attributes. One query where there are no programmes. */
export async function loadEnrolments(
  client: pg.PoolClient,
  accounts: readonly LoadedAccount[],
  window: BillingWindow,
  rules: BillingRules,
): Promise<Map<string, Enrolled>> {
  const programmes = await allProgrammes(client)
  const billed = programmes.length === 0 ? [] : accounts.flatMap(({ input }) => sharingAgreements(input, rules, window))
  if (billed.length === 0) return new Map()
  const enrolments = await enrolmentsOfAgreements(
    client,
    billed.map(({ agreement }) => agreement.agreementId),
  )
  return new Map(
    billed.map(({ agreement, period }): [string, Enrolled] => {
      const own = programmes.map((programme) => {
        const held = enrolments.filter(
          (enrolment) => enrolment.programmeCode === programme.code && enrolment.agreementId === agreement.agreementId,
        )
        return { code: programme.code, ...attributeOfEnrolments(programme, held, period) }
      })
      const changes = own.flatMap((each) => each.changes).toSorted((left, right) => (left.from < right.from ? -1 : 1))
      return [
        agreement.agreementId,
        {
          attributes: { ...agreement.attributes, ...Object.fromEntries(own.map(({ code, value }) => [code, value])) },
          ...(changes.length === 0 ? {} : { attributeChanges: changes }),
        },
      ]
    }),
  )
}
