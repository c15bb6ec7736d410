import { type Static, Type } from 'typebox'
import { BANK_ENTRY_KINDS } from '../../domain/billing/bank-entries.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const figure = () => Type.String({ pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,30})?$', maxLength: 62 })

const bankPeriod = closed({
  periodTo: localDate('Last day of the billed period; of an opening the day it was earned'),
  opening: figure(),
  generated: figure(),
  used: figure(),
  cashedOut: figure(),
  expired: figure(),
  adjusted: figure(),
  balance: figure(),
})

/** A bank, or its share of one period of the day. */
export const bank = closed({
  agreementId: key(),
  bank: text(200),
  label: text(400),
  /** The period of the day; null where the bank is one for all. */
  period: nullable(text(200)),
  unit: text(20),
  balance: figure(),
  periods: listOf(bankPeriod, 2_000),
})

export const accountBanks = closed({ banks: listOf(bank, 500) })

export const agreementBanks = closed({
  banks: listOf(bank, 500),
  /** Banks that may still be opened with what the former system had left: no bill has carried them on. */
  mayOpen: listOf(closed({ bank: text(200), label: text(400), period: nullable(text(200)), unit: text(20) }), 500),
  entries: listOf(
    closed({
      id: serial(),
      bank: text(200),
      period: nullable(text(200)),
      unit: text(20),
      kind: oneOf(BANK_ENTRY_KINDS),
      quantity: figure(),
      periodFrom: localDate(),
      periodTo: localDate(),
      billId: nullable(serial()),
      billNumber: nullable(text(40)),
      /** It takes back what a cancelled bill had done. */
      isMirror: Type.Boolean(),
      /** An opening that can still be taken back: no bill has gone on from it. */
      mayTakeBack: Type.Boolean(),
      reason: nullable(text(2000)),
      recordedAt: timestamp(),
      recordedBy: text(200),
    }),
    1_000,
  ),
})

/** What a bill did to a bank, as it stands on the bill. */
export const bankOfBill = closed({
  bank: text(200),
  label: text(400),
  period: nullable(text(200)),
  unit: text(20),
  opening: figure(),
  earned: figure(),
  used: figure(),
  cashedOut: figure(),
  expired: figure(),
  closing: figure(),
})

/** The load curve of the day that made a line. */
export const lineLoad = closed({
  kind: oneOf(['peak', 'period']),
  day: localDate(),
  minutes: Type.Integer({ minimum: 1, maximum: 60 }),
  direction: oneOf(['delivered', 'received']),
  period: nullable(text(200)),
  markedKwh: figure(),
  meters: listOf(key(), 50),
  /** The generator whose curve it is, of a line that a share of it made. */
  generator: nullable(closed({ id: key(), name: text(200), percent: nullable(text(20)) })),
  points: listOf(closed({ at: text(5), kw: figure(), isMarked: Type.Boolean() }), 1_500),
})

export type LineLoadJson = Static<typeof lineLoad>
export type AgreementBanksJson = Static<typeof agreementBanks>
export type BankJson = Static<typeof bank>
