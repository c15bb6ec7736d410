import { Type } from 'typebox'
import { loadOfLine } from '../../activities/billing/explain-load.js'
import { banksToOpen } from '../../activities/billing/banks-to-open.js'
import { openBank, openBanks } from '../../activities/billing/open-bank.js'
import { takeBackOpening, takeBackOpenings } from '../../activities/billing/take-back-opening.js'
import { type BankPeriod, loadBankEntries, loadBankPeriods } from '../../db/billing/bank-reads.js'
import { findAgreement } from '../../db/services/agreement-reads.js'
import { hasAccount } from '../../db/customers/customer-store.js'
import { found } from '../errors.js'
import { closed, key, localDate, nullable, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { accountBanks, agreementBanks, type BankJson, lineLoad } from './bank-contract.js'

const ENTRIES_SHOWN = 500
const FILE_MAX = 900_000

const ofAgreement = route({
  method: 'GET',
  url: '/agreements/:id/banks',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'Read the banks of an agreement: energy or money put by, period by period, with the bills that made it',
  params: closed({ id: key() }),
  response: agreementBanks,
  handler: async ({ deps, params }) => {
    const agreement = found(await findAgreement(deps.pool, params.id))
    const [periods, entries, mayOpen] = await Promise.all([
      loadBankPeriods(deps.pool, { agreementId: params.id }),
      loadBankEntries(deps.pool, params.id, ENTRIES_SHOWN),
      banksToOpen(deps.pool, { agreementId: params.id, tariffCode: agreement.tariffCode }),
    ])
    return {
      banks: banksOf(periods),
      mayOpen,
      entries: entries.map(({ part, isTakenBack, ...entry }) => ({
        ...entry,
        period: periodOfBank(part),
        mayTakeBack: entry.kind === 'opening' && !entry.isMirror && !isTakenBack && mayOpen.length > 0,
      })),
    }
  },
})

const ofAccount = route({
  method: 'GET',
  url: '/accounts/:id/banks',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'Read the banks of all agreements of an account',
  params: closed({ id: key() }),
  response: accountBanks,
  handler: async ({ deps, params }) => {
    found((await hasAccount(deps.pool, params.id)) ? params.id : undefined)
    return { banks: banksOf(await loadBankPeriods(deps.pool, { accountId: params.id })) }
  },
})

function banksOf(rows: readonly BankPeriod[]): BankJson[] {
  const banks = new Map<string, BankJson>()
  for (const { agreementId, bank, label, part, unit, ...period } of rows) {
    const id = `${agreementId} ${bank} ${part} ${unit}`
    const known = banks.get(id)
    banks.set(id, {
      agreementId,
      bank,
      label,
      period: periodOfBank(part),
      unit,
      balance: period.balance,
      periods: [...(known?.periods ?? []), period],
    })
  }
  return [...banks.values()]
}

/** A bank that is one for all hours has a part of its own name. */
export function periodOfBank(part: string): string | null {
  return part === 'pool' || part === 'lots' ? null : part
}

const load = route({
  method: 'GET',
  url: '/bills/:id/lines/:lineNo/load',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'Read the load curve a line of a bill rests on, with the hours that made it marked',
  params: closed({ id: serial(), lineNo: serial() }),
  response: lineLoad,
  handler: async ({ deps, params }) => {
    const { meters, points, ...marked } = found(await loadOfLine(deps.pool, { billId: params.id, lineNo: params.lineNo }))
    return { ...marked, meters: [...meters], points: [...points] }
  },
})

const open = route({
  method: 'POST',
  url: '/agreements/:id/banks/openings',
  permission: 'billing.correct',
  tag: 'billing',
  summary: 'Enter what the former system had left in a bank, before the first bill goes on from it',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    bank: text(200, { min: 1, description: 'The rule of the tariff that keeps it' }),
    period: nullable(text(200)),
    quantity: Type.String({ pattern: '^[0-9]{1,15}(\\.[0-9]{1,8})?$', maxLength: 24 }),
    earnedOn: localDate('The day it was earned'),
    reason: reason(),
  }),
  response: closed({ agreementId: key() }),
  handler: async ({ deps, params, body: { reason: why, ...body }, command }) =>
    openBank(deps.pool, command({ agreementId: params.id, ...body }, why)),
})

const importOpenings = route({
  method: 'POST',
  url: '/bank-openings/import',
  permission: 'billing.correct',
  tag: 'billing',
  summary: 'Enter a file of what the former system had left in banks',
  description:
    'CSV with the columns agreement, bank, period, quantity and earned_on; all of them are entered or none. The same file again changes nothing.',
  idempotent: true,
  status: 201,
  body: closed({ file: text(FILE_MAX, { min: 1, description: 'The file as it is' }), reason: reason() }),
  response: closed({ opened: Type.Integer({ minimum: 0 }), known: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body, command }) => openBanks(deps.pool, command({ file: body.file }, body.reason)),
})

const takeBack = route({
  method: 'POST',
  url: '/agreements/:id/banks/openings/:entryId/reversal',
  permission: 'billing.correct',
  tag: 'billing',
  summary: 'Take back a wrong opening of a bank, while no bill has gone on from it',
  idempotent: true,
  status: 201,
  params: closed({ id: key(), entryId: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ agreementId: key() }),
  handler: async ({ deps, params, body, command }) =>
    takeBackOpening(deps.pool, command({ agreementId: params.id, entryId: params.entryId }, body.reason)),
})

const takeBackFile = route({
  method: 'POST',
  url: '/bank-openings/reversal',
  permission: 'billing.correct',
  tag: 'billing',
  summary: 'Take back the openings of banks that a file entered',
  description: 'The file as it was entered, or the lines of it that are wrong; all of them are taken back or none.',
  idempotent: true,
  status: 201,
  body: closed({ file: text(FILE_MAX, { min: 1, description: 'The file as it is' }), reason: reason() }),
  response: closed({ takenBack: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body, command }) => takeBackOpenings(deps.pool, command({ file: body.file }, body.reason)),
})

export const bankRoutes: readonly Route[] = [ofAgreement, ofAccount, load, open, importOpenings, takeBack, takeBackFile]
