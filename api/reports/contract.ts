import { type Static, Type } from 'typebox'
import { amount, closed, listOf, localDate, nullable, oneOf, text } from '../fields.js'
import { period } from '../ledger/contract.js'

const count = () => Type.Integer({ minimum: 0 })

export const regulatorRow = closed({
  month: period(),
  customerClass: text(40),
  arrearsOn: nullable(localDate('The last day of the month on which arrears were written down')),
  arrearsSource: nullable(oneOf(['day', 'ledger'])),
  accountsInArrears: nullable(count()),
  arrears: nullable(amount()),
  arrears1To30: nullable(amount('1 to 30 days past due')),
  arrears31To60: nullable(amount()),
  arrears61To90: nullable(amount()),
  arrearsOver90: nullable(amount()),
  firstNotices: count(),
  secondNotices: count(),
  disconnections: count(),
  disconnectedFor: amount('Past due at the disconnections'),
  reconnections: count(),
  reconnectedInTime: count(),
  off: Type.Integer({ minimum: 0, description: 'Still off at the end of the month' }),
  plansMade: count(),
  plansFor: amount('Arrears these plans took over'),
  plansKept: count(),
  plansBroken: count(),
  plansInForce: Type.Integer({ minimum: 0, description: 'Being paid at the end of the month' }),
})
export type RegulatorRowJson = Static<typeof regulatorRow>

export const regulatorReport = closed({
  utility: text(200),
  currency: text(3),
  madeOn: localDate(),
  from: period(),
  to: period(),
  rows: listOf(regulatorRow, 2000),
})
export type RegulatorReportJson = Static<typeof regulatorReport>

export const publicDisconnections = closed({
  utility: text(200),
  asOf: localDate(),
  services: listOf(
    closed({
      service: text(40),
      every: oneOf(['year', 'quarter', 'month']),
      citation: text(1000),
      periods: listOf(
        closed({
          from: localDate(),
          notices: nullable(count()),
          disconnections: nullable(count()),
          reconnections: nullable(count()),
        }),
        60,
      ),
    }),
    10,
  ),
})
export type PublicDisconnectionsJson = Static<typeof publicDisconnections>
