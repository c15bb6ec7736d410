import { type Static, Type } from 'typebox'
import { CAP_KINDS, PROGRAMME_KINDS, PROGRAMME_TAKES } from '../../domain/renewables/enrolments.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'
import { figure } from './generator-contract.js'

export const ENROLMENTS_SHOWN = 2_000

export const programmeCode = () =>
  Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$', maxLength: 40, description: 'Also the attribute of tariffs: green_blocks' })

export const programmeRecord = closed({
  id: programmeCode(),
  name: text(200),
  kind: oneOf(PROGRAMME_KINDS),
  takes: oneOf(PROGRAMME_TAKES, 'What an enrolment says: nothing, a number of blocks, a percentage'),
  kwhPerUnit: figure(),
  lineCodes: listOf(text(64), 50),
  capKind: nullable(oneOf(CAP_KINDS)),
  cap: nullable(figure()),
  /** Agreements that take part today. */
  enrolled: Type.Integer({ minimum: 0 }),
  /** Of the cap, today or in this calendar year, and what is left; null: no cap. */
  used: nullable(figure()),
  left: nullable(figure()),
  /** Of green power: kWh sold on live bills, and certificates retired for it; null for other kinds. */
  soldKwh: nullable(figure()),
  retired: nullable(Type.Integer({ minimum: 0 })),
})

export const enrolmentRecord = closed({
  id: serial(),
  programmeCode: programmeCode(),
  programmeName: text(200),
  takes: oneOf(PROGRAMME_TAKES),
  agreementId: key(),
  accountId: key(),
  customerName: text(400),
  amount: nullable(figure()),
  capacityKw: nullable(figure()),
  from: localDate(),
  to: nullable(localDate('Last day, included; null: goes on')),
  isTakenBack: Type.Boolean(),
  recordedBy: text(200),
})

export const programmePage = closed({ programme: programmeRecord, enrolments: listOf(enrolmentRecord, ENROLMENTS_SHOWN) })

export type ProgrammeRecordJson = Static<typeof programmeRecord>
export type EnrolmentRecordJson = Static<typeof enrolmentRecord>
export type ProgrammePageJson = Static<typeof programmePage>
