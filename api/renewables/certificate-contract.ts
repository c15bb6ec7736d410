import { type Static, Type } from 'typebox'
import { TECHNOLOGIES } from '../../db/renewables/generator-store.js'
import { closed, key, listOf, localDate, nullable, oneOf, reason, serial, text } from '../fields.js'
import { figure } from './generator-contract.js'

export const vintage = () =>
  Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', minLength: 7, maxLength: 7, description: 'Month of generation: 2026-06' })

export const CERTIFICATE_STATES = ['held', 'transferred', 'retired'] as const

export const certificateRecord = closed({
  /** null: it was bought. */
  generatorId: nullable(key()),
  /** The generator, or the registry it was bought of. */
  generatorName: text(200),
  acquisitionId: nullable(serial()),
  registry: nullable(text(40)),
  boughtOf: nullable(text(200)),
  technology: oneOf(TECHNOLOGIES),
  vintage: vintage(),
  state: oneOf(CERTIFICATE_STATES),
  first: text(120),
  last: text(120),
  certificates: Type.Integer({ minimum: 1 }),
  party: nullable(text(200)),
  reason: nullable(text(2000)),
  programmeCode: nullable(text(40)),
  on: localDate('Minted, bought or moved on'),
})

export const mintAnswer = closed({
  certificates: Type.Integer({ minimum: 0 }),
  firstSerial: nullable(serial()),
  lastSerial: nullable(serial()),
  generatedKwh: figure(),
  carriedOutKwh: figure(),
})

const COUNTING_MAX = 1_000_000_000_000

/** Certificates that were bought, by their serial numbers in the registry that issued them. */
export const acquisition = closed({
  registry: Type.String({
    pattern: '^[A-Z0-9][A-Z0-9 ._/-]{0,39}$',
    minLength: 1,
    maxLength: 40,
    description: 'In capitals: WREGIS',
  }),
  series: Type.String({
    pattern: '^([A-Z0-9][A-Z0-9 ._/-]{0,59})?$',
    maxLength: 60,
    description: 'What stands before the counting in its serial numbers, in capitals; empty where there is nothing',
  }),
  vintage: vintage(),
  technology: oneOf(TECHNOLOGIES),
  first: Type.Integer({ minimum: 1, maximum: COUNTING_MAX, description: 'First serial number' }),
  last: Type.Integer({ minimum: 1, maximum: COUNTING_MAX, description: 'Last serial number, included' }),
  counterparty: text(200, { min: 1, description: 'Of whom' }),
  reason: reason(),
})

export const acquired = closed({
  acquisitionId: serial(),
  first: text(120),
  last: text(120),
  certificates: Type.Integer({ minimum: 1 }),
})

export const moveAnswer = closed({
  moved: listOf(
    closed({
      generatorId: nullable(key()),
      registry: nullable(text(40)),
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
export type AcquiredJson = Static<typeof acquired>
export type MoveAnswerJson = Static<typeof moveAnswer>
