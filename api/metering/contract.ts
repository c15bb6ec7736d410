import { type Static, Type } from 'typebox'
import { DEVICE_STATES } from '../../domain/metering/inventory/device-states.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../fields.js'

export const READ_KINDS = ['actual', 'estimated', 'customer'] as const
export const READ_SOURCES = ['phone', 'web', 'card', 'handheld', 'move', 'estimate', 'correction'] as const
export const READ_WARNINGS = ['SAME_DAY', 'BELOW_LAST', 'ROLLED_OVER', 'ABOVE_USUAL', 'NO_USE', 'ABOVE_NEXT'] as const

const decimalText = () => text(40)

export const meterRecord = closed({
  id: key(),
  service: text(40),
  make: text(200),
  model: text(200),
  size: nullable(text(20)),
  purchasedOn: localDate(),
  state: oneOf(DEVICE_STATES),
  warehouse: nullable(text(200)),
  lotId: nullable(key()),
  premiseId: nullable(key()),
  address: nullable(text(600)),
  lastReadOn: nullable(localDate()),
})
export type MeterRecordJson = Static<typeof meterRecord>

export const readRecord = closed({
  id: serial(),
  meterId: key(),
  register: text(64),
  service: text(40),
  unit: text(20),
  readOn: localDate(),
  value: decimalText(),
  kind: oneOf(READ_KINDS),
  source: text(60),
  supersededBy: nullable(serial()),
  reason: nullable(text(500)),
  recordedAt: timestamp(),
  recordedBy: text(200),
})
export type ReadRecordJson = Static<typeof readRecord>

const registerUse = closed({
  from: localDate(),
  to: localDate(),
  use: decimalText(),
  isEstimated: Type.Boolean(),
  rolledOver: Type.Boolean(),
})

const registerPage = closed({
  register: text(64),
  unit: text(20),
  direction: oneOf(['delivered', 'received']),
  dials: Type.Integer(),
  multiplier: decimalText(),
  role: oneOf(['consumption', 'demand']),
  /** Between the reads that count, oldest first; where the dial ran backwards there is none. */
  uses: listOf(registerUse, 60),
})

const install = closed({
  register: text(64),
  servicePointId: key(),
  service: text(40),
  premiseId: key(),
  address: text(600),
  installedOn: localDate(),
  installRead: decimalText(),
  removedOn: nullable(localDate()),
  removalRead: nullable(decimalText()),
  accountId: nullable(key()),
  customerName: nullable(text(400)),
})

/** A meter with its registers, where it served, and the reads of the last two years. */
export const meterPage = closed({
  id: key(),
  service: text(40),
  make: text(200),
  model: text(200),
  size: nullable(text(20)),
  purchasedOn: localDate(),
  state: oneOf(DEVICE_STATES),
  today: localDate(),
  registers: listOf(registerPage, 50),
  installs: listOf(install, 500),
  reads: listOf(readRecord, 2000),
})
export type MeterPageJson = Static<typeof meterPage>

export const readWarning = closed({ code: oneOf(READ_WARNINGS), sentence: text(1000) })
export type ReadWarningJson = Static<typeof readWarning>

/** What a read would mean, before it is kept. */
export const readCheck = closed({
  unit: text(20),
  last: nullable(closed({ on: localDate(), value: decimalText() })),
  use: nullable(decimalText()),
  days: nullable(Type.Integer()),
  usual: nullable(closed({ use: decimalText(), days: Type.Integer() })),
  warnings: listOf(readWarning, 20),
})
export type ReadCheckJson = Static<typeof readCheck>

export const keptRead = closed({
  readId: serial(),
  supersededReadId: nullable(serial()),
  accountsTriedAgain: listOf(key(), 1000),
})
export type KeptReadJson = Static<typeof keptRead>

/** A meter as it comes from its maker. */
export const newMeter = closed({
  meterId: key('The number on its plate'),
  service: oneOf(['electric', 'water', 'gas']),
  make: text(100, { min: 1 }),
  model: text(100, { min: 1 }),
  size: optional(nullable(text(40))),
  purchasedOn: localDate(),
  registers: listOf(
    closed({
      register: text(40, { min: 1 }),
      unit: text(20, { min: 1 }),
      direction: oneOf(['delivered', 'received']),
      dials: Type.Integer({ minimum: 1, maximum: 12 }),
      multiplier: amount('What a step of the dial counts'),
      role: oneOf(['consumption', 'demand']),
    }),
    20,
    { min: 1 },
  ),
})
