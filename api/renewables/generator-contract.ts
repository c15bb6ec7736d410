import { type Static, Type } from 'typebox'
import { TECHNOLOGIES } from '../../db/renewables/generator-store.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'

export const SHARES_SHOWN = 2_000

/** A positive decimal of a request: kW, percent, kWh. */
export const positiveDecimal = (description: string) =>
  Type.String({ pattern: '^(?=.*[1-9])[0-9]{1,9}(\\.[0-9]{1,6})?$', maxLength: 16, description })

/** A decimal of an answer. */
export const figure = () => Type.String({ pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,30})?$', maxLength: 62 })

export const generatorRecord = closed({
  id: key(),
  name: text(200),
  servicePointId: key(),
  premiseId: key(),
  address: text(400),
  counts: oneOf(['received', 'delivered'], 'Which way its meters count generation'),
  technology: oneOf(TECHNOLOGIES),
  capacityKw: figure(),
  beganOn: localDate(),
  endedOn: nullable(localDate()),
  shares: Type.Integer({ minimum: 0 }),
  percentShared: figure(),
})

export const shareRecord = closed({
  id: serial(),
  generatorId: key(),
  generatorName: text(200),
  agreementId: key(),
  accountId: key(),
  customerName: text(400),
  percent: figure(),
  from: localDate(),
  to: nullable(localDate('Last day, included; null: goes on')),
  isTakenBack: Type.Boolean(),
  recordedBy: text(200),
})

export const generatorPage = closed({ generator: generatorRecord, shares: listOf(shareRecord, SHARES_SHOWN) })

export type GeneratorRecordJson = Static<typeof generatorRecord>
export type ShareRecordJson = Static<typeof shareRecord>
export type GeneratorPageJson = Static<typeof generatorPage>
