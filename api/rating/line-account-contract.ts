import { type Static, Type } from 'typebox'
import { closed, listOf, text, timestamp } from '../fields.js'

/** Code of a line as a tariff writes it: alone, or after the tariff or service in which alone it gets the account. */
export const lineCode = () =>
  Type.String({
    pattern: '^[^*/\\s][^/]{0,63}(/[^*/\\s][^/]{0,63})?$',
    minLength: 1,
    maxLength: 130,
    description: '`FIXED`; in one tariff alone `E-RES/FIXED`, in one service `electric/FIXED`',
  })
export const accountCode = () => text(100, { min: 1, description: 'Code of an account of the chart' })

const given = { lineCode: text(200), account: text(200) }
export const givenLineAccount = closed(given)

/** Accounts that lines may be credited to, and the codes that were given one beside the settings. */
export const lineAccounts = closed({
  accounts: listOf(closed({ code: text(200), name: text(400), kind: text(40), lines: listOf(text(200), 5_000) }), 2_000),
  given: listOf(closed({ ...given, reason: text(500), recordedAt: timestamp(), recordedBy: text(200) }), 1_000),
})
export type LineAccountsJson = Static<typeof lineAccounts>
