import { type Static, Type } from 'typebox'
import { TECHNOLOGIES } from '../../db/renewables/generator-store.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'
import { figure } from './generator-contract.js'

export const vintage = () =>
  Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', minLength: 7, maxLength: 7, description: 'Month of generation: 2026-06' })

export const CERTIFICATE_STATES = ['held', 'transferred', 'retired'] as const

export const certificateRecord = closed({
  generatorId: key(),
  generatorName: text(200),
  technology: oneOf(TECHNOLOGIES),
  vintage: vintage(),
  state: oneOf(CERTIFICATE_STATES),
  first: text(120),
  last: text(120),
  certificates: Type.Integer({ minimum: 1 }),
  party: nullable(text(200)),
  reason: nullable(text(2000)),
  programmeCode: nullable(text(40)),
  on: localDate('Minted, or moved, on'),
})

export const mintAnswer = closed({
  certificates: Type.Integer({ minimum: 0 }),
  firstSerial: nullable(serial()),
  lastSerial: nullable(serial()),
  generatedKwh: figure(),
  carriedOutKwh: figure(),
})

export const moveAnswer = closed({
  moved: listOf(
    closed({
      generatorId: key(),
      vintage: vintage(),
      first: text(120),
      last: text(120),
      certificates: Type.Integer({ minimum: 1 }),
    }),
    10_000,
  ),
})

export type CertificateRecordJson = Static<typeof certificateRecord>
export type MintAnswerJson = Static<typeof mintAnswer>
export type MoveAnswerJson = Static<typeof moveAnswer>
