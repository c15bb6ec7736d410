import { type Static, Type } from 'typebox'
import { CREDIT_EVENTS } from '../../domain/collections/credit-history.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'

const points = () => Type.Integer({ minimum: 0 })

export const creditHistory = closed({
  accountId: key(),
  /** Of today, all events together. */
  points: points(),
  /** The row of the packs that says so; null where no pack states points. */
  rule: nullable(
    closed({
      pack: text(64),
      version: serial(),
      row: Type.Integer({ minimum: 0 }),
      says: text(4000),
      citation: text(1000),
    }),
  ),
  entries: listOf(
    closed({
      kind: oneOf(CREDIT_EVENTS),
      on: localDate(),
      /** The number of the case, payment, plan or write-off that shows it. */
      subject: text(100),
      points: points(),
      counts: points(),
      halvedFrom: nullable(localDate('The first day on which it counts half')),
      forgottenFrom: localDate('The first day on which it counts nothing'),
    }),
    1000,
  ),
})
export type CreditHistoryJson = Static<typeof creditHistory>
