import { decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { countTogether, fullestDay } from './room.js'

export const PROGRAMME_KINDS = ['net_metering', 'green_power', 'allowance'] as const
export const PROGRAMME_TAKES = ['nothing', 'blocks', 'percent'] as const
export const CAP_KINDS = ['kw', 'customers', 'money_per_year'] as const

/** A programme that agreements take part in. */
export interface Programme {
  /** Also the name of the attribute that tariffs ask for. */
  readonly code: string
  readonly name: string
  readonly kind: (typeof PROGRAMME_KINDS)[number]
  /** What an enrolment says: nothing (the attribute is true or false), a number of blocks, or a percentage. */
  readonly takes: (typeof PROGRAMME_TAKES)[number]
  /** kWh that one unit of its lines stands for. */
  readonly kwhPerUnit: string
  /** Lines of bills that are its own. */
  readonly lineCodes: readonly string[]
  /** kW, agreements, or money in a calendar year; null: no cap. */
  readonly cap: { readonly kind: (typeof CAP_KINDS)[number]; readonly amount: string } | null
}

/** An agreement's part in a programme, days both included; `to` null: goes on. */
export interface Enrolment {
  readonly agreementId: string
  /** Blocks or percent; null where the programme takes nothing. */
  readonly amount: string | null
  readonly capacityKw: string | null
  readonly from: LocalDate
  readonly to: LocalDate | null
}

export interface EnrolmentFacts {
  /** All of the programme, ended ones too. */
  readonly known: readonly Enrolment[]
  /** The last day billed of the agreement; null: none. */
  readonly billedTo: LocalDate | null
  /** What the programme's lines came to on bills of the calendar year of the first day, not negative. */
  readonly spentInYear: string
}

type EnrolmentCode = 'ENROLMENT_AMOUNT' | 'ENROLMENT_DAYS' | 'ENROLMENT_BILLED' | 'ENROLMENT_TWICE' | 'PROGRAMME_FULL'

/**
 * Whether an agreement may take part: with what the programme takes, on days that nobody was billed for, once at a time, and within the
 * programme's cap on every day. PROGRAMME_FULL says what is left.
 */
export function checkEnrolment(programme: Programme, wanted: Enrolment, facts: EnrolmentFacts): Outcome<void, EnrolmentCode> {
  const amount = amountProblem(programme, wanted)
  if (amount !== undefined) return refused('ENROLMENT_AMOUNT', amount)
  const { from, to } = wanted
  if (to !== null && to < from) return refused('ENROLMENT_DAYS', `It would end on ${to}, before it begins on ${from}.`)
  if (facts.billedTo !== null && from <= facts.billedTo) return refused('ENROLMENT_BILLED', billedSentence(facts.billedTo))
  const own = facts.known.find((other) => other.agreementId === wanted.agreementId && countTogether(wanted, other))
  if (own !== undefined)
    return refused('ENROLMENT_TWICE', `${wanted.agreementId} takes part from ${own.from} already: end that first.`)
  return checkCap(programme, wanted, facts)
}

/** Whether it may end after a day: the day before it began takes it back. Codes: ENROLMENT_DAYS, ENROLMENT_BILLED. */
export function checkEnrolmentEnd(
  enrolment: Enrolment,
  lastDay: LocalDate,
  billedTo: LocalDate | null,
): Outcome<void, 'ENROLMENT_DAYS' | 'ENROLMENT_BILLED'> {
  if (lastDay < addDays(enrolment.from, -1))
    return refused('ENROLMENT_DAYS', `It began on ${enrolment.from}; it can be taken back altogether, to the day before.`)
  if (enrolment.to !== null) return refused('ENROLMENT_DAYS', `It ended on ${enrolment.to}.`)
  if (billedTo !== null && lastDay < billedTo && billedTo >= enrolment.from)
    return refused('ENROLMENT_BILLED', billedSentence(billedTo))
  return done(undefined)
}

function amountProblem({ takes, cap, name }: Programme, { amount, capacityKw }: Enrolment): string | undefined {
  if (takes === 'nothing' && amount !== null) return `${name} takes no number.`
  if (takes !== 'nothing' && amount === null) return takes === 'blocks' ? 'Say how many blocks.' : 'Say what percentage.'
  if (takes === 'blocks' && amount !== null && !decimal(amount).isInteger()) return 'Blocks are whole.'
  if (takes === 'percent' && amount !== null && decimal(amount).gt(100)) return 'The percentage is at most 100.'
  return cap?.kind === 'kw' && capacityKw === null ? `${name} has a cap in kW: say the capacity.` : undefined
}

function billedSentence(billedTo: LocalDate): string {
  return `Days to ${billedTo} are billed as they were. Change it from ${addDays(billedTo, 1)} on, or cancel the bills first.`
}

function checkCap(programme: Programme, wanted: Enrolment, facts: EnrolmentFacts): Outcome<void, 'PROGRAMME_FULL'> {
  const { cap, name } = programme
  if (cap === null) return done(undefined)
  if (cap.kind === 'money_per_year') {
    const left = decimal(cap.amount).minus(facts.spentInYear)
    if (left.gt(0)) return done(undefined)
    const year = wanted.from.slice(0, 4)
    return refused(
      'PROGRAMME_FULL',
      `${name} has ${cap.amount} for ${year}, and ${facts.spentInYear} are spent: nothing is left.`,
      { left: '0' },
    )
  }
  const weight = (enrolment: Enrolment): string => (cap.kind === 'kw' ? (enrolment.capacityKw ?? '0') : '1')
  const fullest = fullestDay(
    wanted,
    facts.known.map((other) => ({ ...other, amount: weight(other) })),
  )
  const left = decimal(cap.amount).minus(fullest.amount)
  if (!decimal(weight(wanted)).gt(left)) return done(undefined)
  const unit = cap.kind === 'kw' ? 'kW' : decimal(cap.amount).eq(1) ? 'agreement' : 'agreements'
  const said = left.isNegative() ? '0' : left.toFixed()
  return refused('PROGRAMME_FULL', `${name} has room for ${cap.amount} ${unit}: on ${fullest.day} ${said} are left.`, {
    left: said,
    day: fullest.day,
  })
}

/**
 * What a programme's attribute is on the days of a period: at its beginning, and what it becomes inside it. Absent enrolments are false,
 * or 0: it is known that the agreement takes no part.
 */
export function attributeOfEnrolments(
  programme: Pick<Programme, 'code' | 'takes'>,
  enrolments: readonly Enrolment[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): {
  readonly value: boolean | string
  readonly changes: readonly { readonly name: string; readonly from: LocalDate; readonly value: boolean | string }[]
} {
  const on = (day: LocalDate): boolean | string => {
    const held = enrolments.find(({ from, to }) => from <= day && (to === null || to >= day))
    if (programme.takes === 'nothing') return held !== undefined
    return held?.amount ?? '0'
  }
  const borders = enrolments.flatMap(({ from, to }) => [from, ...(to === null ? [] : [addDays(to, 1)])])
  const days = [...new Set(borders)].filter((day) => day > period.from && day <= period.to).toSorted()
  const changes = days
    .map((day) => ({ name: programme.code, from: day, value: on(day) }))
    .filter((change) => change.value !== on(addDays(change.from, -1)))
  return { value: on(period.from), changes }
}

/** Who takes part on a day. */
export function enrolledOn(enrolments: readonly Enrolment[], day: LocalDate): Enrolment[] {
  return enrolments.filter(({ from, to }) => from <= day && (to === null || to >= day))
}

/** What is used of a programme's cap on a day, in its unit (money: what was spent in the year); null: it has none. */
export function usedOfCap(
  { cap }: Programme,
  enrolments: readonly Enrolment[],
  day: LocalDate,
  spentInTheYear: string,
): string | null {
  if (cap === null) return null
  if (cap.kind === 'money_per_year') return spentInTheYear
  const held = enrolledOn(enrolments, day)
  if (cap.kind === 'customers') return String(held.length)
  return held.reduce((sum, enrolment) => sum.plus(enrolment.capacityKw ?? '0'), decimal(0)).toFixed()
}
