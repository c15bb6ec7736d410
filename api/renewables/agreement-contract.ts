import { type Static, Type } from 'typebox'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'
import { generatorRecord, SHARES_SHOWN, shareRecord } from './generator-contract.js'
import { ENROLMENTS_SHOWN, enrolmentRecord } from './programme-contract.js'

const aggregation = closed({
  id: key(),
  name: text(200),
  method: oneOf(['sum', 'rank']),
  leadAgreementId: key(),
  members: listOf(
    closed({
      id: serial(),
      agreementId: key(),
      rank: Type.Integer({ minimum: 1 }),
      from: localDate(),
      to: nullable(localDate()),
    }),
    400,
  ),
})

export const agreementRenewables = closed({
  generators: listOf(generatorRecord, 50),
  shares: listOf(shareRecord, SHARES_SHOWN),
  /** What it is billed together with. */
  aggregations: listOf(aggregation, 50),
  enrolments: listOf(enrolmentRecord, ENROLMENTS_SHOWN),
})

export type AgreementRenewablesJson = Static<typeof agreementRenewables>
