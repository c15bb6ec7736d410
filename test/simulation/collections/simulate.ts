import { addDays } from '../../../domain/kernel/local-date.js'
import { chance } from './chance.js'
import type { Cut, History } from './history.js'
import { forbidden } from './law.js'
import { live } from './live.js'
import { type Place, PLACES } from './places.js'
import { climate } from './weather.js'

const FIRST_DAY = '2024-06-01'
const YEARS_OF_A_LIFE = 3
const DAYS = 365 * YEARS_OF_A_LIFE + 1

export interface PlaceFigures {
  readonly place: string
  customerYears: number
  cases: number
  letters: number
  cuts: number
  refusedAtTheDoor: number
}

export interface UnlawfulCut {
  readonly place: string
  readonly seed: number
  readonly cut: Pick<Cut, 'on' | 'at'>
  readonly because: readonly string[]
}

export interface Simulation {
  readonly places: readonly PlaceFigures[]
  readonly unlawful: readonly UnlawfulCut[]
}

/** Simulates so many customer-years, shared among the places, and judges every cut. `told` hears of each hundred households. */
export function simulate(
  customerYears: number,
  seed: number,
  told: (done: number) => void = () => {},
  places: readonly Place[] = PLACES,
): Simulation {
  const unlawful: UnlawfulCut[] = []
  const households = Math.ceil(customerYears / YEARS_OF_A_LIFE)
  const figures = places.map(
    ({ law }): PlaceFigures => ({ place: law.place, customerYears: 0, cases: 0, letters: 0, cuts: 0, refusedAtTheDoor: 0 }),
  )
  const skies = places.map((_, index) => climate(seed * 31 + index, addDays(FIRST_DAY, -10), DAYS + 20))
  const storms = places.map((_, index) => stormsOf(seed * 17 + index))
  for (let number = 0; number < households; number += 1) {
    const index = number % places.length
    const [place, sky, figure] = [places[index], skies[index], figures[index]]
    if (place === undefined || sky === undefined || figure === undefined) continue
    const ownSeed = seed * 1_000_003 + number
    const { history, refusedAtTheDoor, casesOpened } = live(place, sky, storms[index] ?? [], ownSeed, FIRST_DAY, DAYS)
    figure.customerYears += YEARS_OF_A_LIFE
    figure.cases += casesOpened
    figure.letters += history.letters.length
    figure.cuts += history.cuts.length
    figure.refusedAtTheDoor += refusedAtTheDoor
    for (const cut of history.cuts) {
      const because = forbidden(asKnownThen(history, cut), cut, place.law, sky)
      if (because.length > 0) unlawful.push({ place: place.law.place, seed: ownSeed, cut: { on: cut.on, at: cut.at }, because })
    }
    if (number % 100 === 99) told(number + 1)
  }
  return { places: figures, unlawful }
}

/** The diary up to the day of the cut: what came later does not judge it. */
function asKnownThen(history: History, { on }: Cut): History {
  return {
    ...history,
    letters: history.letters.filter(({ sentOn }) => sentOn !== null && sentOn <= on),
    attempts: history.attempts.filter((attempt) => attempt.on <= on),
  }
}

function stormsOf(seed: number): History['storms'] {
  const random = chance(seed)
  return Array.from({ length: 6 }, () => {
    const from = addDays(FIRST_DAY, random.between(0, DAYS))
    return { from, to: addDays(from, random.between(1, 6)) }
  })
}
