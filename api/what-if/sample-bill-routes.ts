import { type Static, Type } from 'typebox'
import { sampleBill } from '../../activities/what-if/sample-bill.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { explainLine } from '../../domain/rating/explain-line.js'
import { ALWAYS } from '../../domain/rating/tariff-as-on.js'
import type { RatedAgain } from '../../domain/what-if/rate-past-bill.js'
import { amount, closed, key, listOf, localDate, optional, serial, text } from '../fields.js'
import { FILE_MAX } from '../rating/file-routes.js'
import { type Route, route } from '../route.js'

const line = closed({
  tariff: text(64),
  code: text(64),
  label: text(500),
  quantity: text(60),
  unit: text(40),
  rate: text(60),
  amount: amount(),
  /** Why the line is what it is, in sentences. */
  why: listOf(text(4000), 500),
})
const side = Type.Union([
  closed({ isRated: Type.Literal(true), total: amount('Of the whole bill'), taxes: amount(), lines: listOf(line, 5000) }),
  closed({ isRated: Type.Literal(false), code: text(60), sentence: text(4000) }),
])
const bill = closed({ billId: serial(), periodFrom: localDate(), periodTo: localDate(), total: amount() })

export const sampleBillAnswer = closed({
  asOn: localDate('The day as on which the draft is tried'),
  bill,
  bills: listOf(bill, 24),
  /** By the tariffs in force on the bill's days. */
  inForce: side,
  draft: side,
})
export type SampleBillJson = Static<typeof sampleBillAnswer>
export type SampleSideJson = SampleBillJson['draft']

const sample = route({
  method: 'POST',
  url: '/sample-bills',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Try a draft tariff on one bill',
  description:
    'A past bill of the account rated twice by the engine that makes bills: by the tariffs in force on its days, and with the draft among them. Nothing is stored.',
  changesNothing: true,
  body: closed({
    file: text(FILE_MAX, { min: 1, description: 'The draft, a tariff file as it was written; it need not be saved' }),
    accountId: key(),
    billId: optional(serial('One of its bills; the latest where it is left out')),
    asOn: optional(
      localDate('The day as on which the draft is tried; the first on which it charges otherwise where it is left out'),
    ),
    insteadOf: optional(key('The tariff in whose place it is tried; the tariff of its own code where it is left out')),
  }),
  response: sampleBillAnswer,
  handler: async ({ deps, body }) => {
    const { asOn, bill: chosen, bills, inForce, draft } = await sampleBill(deps.pool, body)
    const billJson = ({ billId, periodFrom, periodTo, total }: typeof chosen) => ({ billId, periodFrom, periodTo, total })
    return {
      asOn,
      bill: billJson(chosen),
      bills: bills.slice(0, 24).map(billJson),
      inForce: sideJson(inForce, asOn),
      draft: sideJson(draft, asOn),
    }
  },
})

/** A draft is tried as if it had always stood as on a day, and says so. */
function sideJson(rated: RatedAgain, asOn: LocalDate): SampleSideJson {
  if (!rated.ok) return { isRated: false, code: rated.code, sentence: rated.sentence }
  const { total, taxes, segments } = rated
  return {
    isRated: true,
    total,
    taxes,
    lines: segments.flatMap(({ tariffCode, lines }) =>
      lines.map(({ lineCode, label, quantity, unit, rate, amount: charged, derivation }) => ({
        tariff: tariffCode,
        code: lineCode,
        label,
        quantity,
        unit,
        rate,
        amount: charged,
        why: explainLine(derivation.version === ALWAYS ? { ...derivation, version: asOn } : derivation),
      })),
    ),
  }
}

export const sampleBillRoutes: readonly Route[] = [sample]
