import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { Chance } from './chance.js'
import type { History, Household, Spell } from './history.js'
import type { Place } from './places.js'

/** How a household pays: on time, late, in parts, or not until it must. */
const PAYERS = ['on time', 'on time', 'late', 'late', 'in parts', 'seldom', 'seldom'] as const

export interface Happenings {
  readonly history: History
  /** Lets a day pass: bills, payments, illnesses and the rest. True where the utility learnt something. */
  pass(on: LocalDate): boolean
}

/** What befalls one household, by chance. */
export function happenings(random: Chance, place: Place, storms: History['storms'], firstDay: LocalDate): Happenings {
  const payer = random.of(PAYERS)
  const billDay = random.between(1, 28)
  const history: History = {
    household: householdOf(random, place, firstDay),
    bills: [],
    certificates: [],
    pledges: [],
    bankruptcies: [],
    holds: [],
    storms,
    disputes: [],
    plans: [],
    moves: [],
    letters: [],
    attempts: [],
    cuts: [],
    isConnected: true,
  }
  const pass = (on: LocalDate): boolean => {
    let news = storms.some(({ from, to }) => from === on || addDays(to, 1) === on)
    const owed = history.bills.reduce((total, { open }) => total + open, 0)
    if (Number(on.slice(8)) === billDay) history.bills.push({ dueOn: addDays(on, 20), open: random.between(2_000, 22_000) })
    if (owed > 0 && random.happens(willPay(payer, history.isConnected))) {
      pay(history, payer === 'in parts' || random.happens(0.2) ? Math.ceil(owed / random.between(2, 4)) : owed)
      news = true
    }
    news = befall(history, on, owed, random) || news
    return news
  }
  return { history, pass }
}

function householdOf(random: Chance, place: Place, firstDay: LocalDate): Household {
  const born = (years: number, spread: number): string =>
    addDays(firstDay, -Math.round(years * 365.25) - random.between(0, spread))
  return {
    heatsByService: place.service !== 'water' && random.happens(0.4),
    dwellings: random.happens(0.05) ? random.between(2, 4) : 1,
    elderBornOn: random.happens(0.15) ? born(random.between(62, 80), 360) : null,
    elderLivesAlone: random.happens(0.5),
    infantBornOn: random.happens(0.06) ? born(0, 300) : null,
    isDisabled: random.happens(0.05),
    onLifeSupport: random.happens(0.02),
    programme: random.happens(0.05) ? random.of(['medical_baseline', 'some_other']) : null,
  }
}

function willPay(payer: (typeof PAYERS)[number], isConnected: boolean): number {
  if (!isConnected) return 0.15
  return { 'on time': 0.2, late: 0.03, 'in parts': 0.03, seldom: 0.006 }[payer]
}

/** Pays the oldest debts first. */
function pay(history: History, cents: number): void {
  let left = cents
  for (const bill of history.bills) {
    const paid = Math.min(left, bill.open)
    bill.open -= paid
    left -= paid
  }
}

function befall(history: History, on: LocalDate, owed: number, random: Chance): boolean {
  if (owed === 0) return ended(history, on)
  let news = ended(history, on)
  const begins = (probability: number, begin: () => void): void => {
    if (!random.happens(probability)) return
    begin()
    news = true
  }
  const lasts = (low: number, high: number): Spell => ({ from: on, to: addDays(on, random.between(low, high)) })
  begins(0.002, () =>
    history.certificates.push({
      ...(random.happens(0.5) ? { from: on, to: null } : lasts(10, 80)),
      byOwnWord: random.happens(0.2),
      renewals: random.between(0, 4),
      cannotPayAndArranges: random.happens(0.5),
    }),
  )
  begins(0.002, () => history.pledges.push({ from: on, cents: random.between(1_000, 8_000) }))
  begins(0.0005, () => history.bankruptcies.push(lasts(60, 200)))
  begins(0.001, () => history.holds.push(lasts(3, 30)))
  begins(0.002, () => history.disputes.push({ ...lasts(5, 40), cents: random.between(500, Math.max(600, owed)) }))
  begins(0.002, () => history.plans.push(lasts(20, 150)))
  begins(0.001, () => history.moves.push(lasts(5, 25)))
  return news
}

/** True where something that held is over since yesterday. */
function ended(history: History, on: LocalDate): boolean {
  const yesterday = addDays(on, -1)
  const spells: readonly Spell[] = [
    ...history.certificates,
    ...history.bankruptcies,
    ...history.holds,
    ...history.disputes,
    ...history.plans,
    ...history.moves,
  ]
  return spells.some(({ to }) => to === yesterday)
}
