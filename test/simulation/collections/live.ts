import { decideDisconnection } from '../../../domain/collections/decide-disconnection.js'
import { type CaseStanding, nextStep } from '../../../domain/collections/next-step.js'
import type { NeededAct } from '../../../domain/collections/trace.js'
import { Decimal } from '../../../domain/kernel/decimal.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { DunningStep } from '../../../domain/policy/collection-parameters.js'
import { findPolicy } from '../../../domain/policy/find-policy.js'
import { lastDayOf } from '../../../domain/policy/value-schemas.js'
import { type Chance, chance } from './chance.js'
import { CALENDAR, factsOf } from './facts.js'
import type { History, Letter } from './history.js'
import { happenings } from './happenings.js'
import type { Place } from './places.js'
import type { Climate } from './weather.js'

/** A collection case as the simulated utility keeps it. */
interface OpenCase {
  standing: CaseStanding
  wakeOn: LocalDate
  /** A crew that is on its way. */
  crewOn: LocalDate | null
  /** What staff were asked to do, and when they do it. */
  readonly work: { readonly act: NeededAct; readonly on: LocalDate }[]
}

export interface Life {
  readonly history: History
  /** Times a crew stood at the door and the cut was no longer lawful. */
  readonly refusedAtTheDoor: number
  readonly casesOpened: number
}

/** Lives one household through its days and lets the utility collect as the product decides. */
export function live(
  place: Place,
  climate: Climate,
  storms: History['storms'],
  seed: number,
  firstDay: LocalDate,
  days: number,
): Life {
  const random = chance(seed)
  const day = happenings(random, place, storms, firstDay)
  const { history } = day
  let open: OpenCase | undefined
  let [refusedAtTheDoor, casesOpened] = [0, 0]
  for (let index = 0; index < days; index += 1) {
    const on = addDays(firstDay, index)
    const isNews = day.pass(on)
    for (const letter of history.letters) letGo(letter, on, random)
    if (open === undefined) {
      open = isLateEnough(history, place, on) ? opened(place, on) : undefined
      if (open !== undefined) casesOpened += 1
    }
    if (open === undefined) continue
    const didWork = doWork(open, history, on, random)
    if (open.crewOn === on) {
      open.crewOn = null
      if (!visit(history, place, climate, on, random)) refusedAtTheDoor += 1
      open.wakeOn = on
    }
    if (isNews || didWork || on >= open.wakeOn) {
      if (carry(open, history, place, climate, on, random) === 'closed') open = undefined
    }
    if (!history.isConnected && history.bills.every((bill) => bill.open === 0)) {
      history.isConnected = true
      open = undefined
    }
  }
  return { history, refusedAtTheDoor, casesOpened }
}

const SUBJECT_OF = (place: Place) => ({
  entity: place.entity,
  service: place.service,
  customerClass: 'residential',
  programmes: [],
})

function isLateEnough(history: History, place: Place, on: LocalDate): boolean {
  if (!history.isConnected) return false
  const found = findPolicy(place.chain, 'dunning.start', SUBJECT_OF(place), on)
  invariant(found.ok && found.value.value !== null, 'the policy says when collection begins', { place: place.law.place })
  const { amount, after } = found.value.value
  const late = history.bills.filter(({ open, dueOn }) => open > 0 && lastDayOf(after, dueOn, CALENDAR) <= on)
  return late.reduce((total, { open }) => total + open, 0) >= Number(amount) * 100
}

function opened(place: Place, on: LocalDate): OpenCase {
  const found = findPolicy(place.chain, 'dunning.steps', SUBJECT_OF(place), on)
  invariant(found.ok && found.value.value !== null, 'the policy has a strategy', { place: place.law.place })
  const steps: readonly DunningStep[] = found.value.value
  return {
    standing: { steps, next: 0, previousOn: on, startAmount: new Decimal('25.00'), creditPoints: 0, asked: [] },
    wakeOn: on,
    crewOn: null,
    work: [],
  }
}

const STEPS_AT_MOST = 30

/** Takes every step that may be taken today. */
function carry(
  open: OpenCase,
  history: History,
  place: Place,
  climate: Climate,
  on: LocalDate,
  random: Chance,
): 'open' | 'closed' {
  for (let steps = 0; steps < STEPS_AT_MOST; steps += 1) {
    const next = nextStep(factsOf(history, place, climate, on), place.chain, open.standing, on)
    switch (next.kind) {
      case 'close':
        return 'closed'
      case 'pass_over':
        open.standing = { ...open.standing, next: open.standing.next + 1 }
        break
      case 'go_back':
        open.standing = { ...open.standing, next: next.to, asked: [] }
        break
      case 'ask':
        open.work.push({ act: next.needed, on: addDays(on, random.between(0, 3)) })
        open.standing = { ...open.standing, asked: [...open.standing.asked, next.needed] }
        break
      case 'wait':
        open.wakeOn = next.until ?? '9999-12-31'
        return 'open'
      case 'take':
        if (next.step.act === 'disconnect') {
          // The crew comes today or some days later; what it finds then is decided then.
          if (open.crewOn === null) open.crewOn = addDays(on, random.of([0, 0, 1, 2, 5]))
          open.wakeOn = '9999-12-31'
          if (open.crewOn === on) {
            open.crewOn = null
            visit(history, place, climate, on, random)
            open.wakeOn = addDays(on, 1)
          }
          return 'open'
        }
        take(next.step, history, on, random)
        open.standing = { ...open.standing, next: open.standing.next + 1, previousOn: on }
        break
    }
  }
  invariant(false, 'a case comes to rest on every day', { place: place.law.place, on })
}

/** A crew at the door, at some hour: the cut is decided once more at that moment. */
function visit(history: History, place: Place, climate: Climate, on: LocalDate, random: Chance): boolean {
  const at = `${String(random.between(7, 16)).padStart(2, '0')}:${random.of(['00', '15', '30', '45'])}`
  const { outcome } = decideDisconnection(factsOf(history, place, climate, on), place.chain, { on, at })
  if (outcome !== 'act') return false
  history.cuts.push({ on, at, bills: history.bills.filter(({ open }) => open > 0).map((bill) => ({ ...bill })) })
  history.isConnected = false
  return true
}

function take(step: DunningStep, history: History, on: LocalDate, random: Chance): void {
  if (step.act === 'call' || step.act === 'visit') {
    attempt(history, on, step.act === 'call' ? 'phone' : 'visit', random)
    return
  }
  if (step.act !== 'first_notice' && step.act !== 'second_notice') return
  for (const by of step.channels) {
    if (by !== 'mail' && by !== 'served' && by !== 'posted') continue
    write(history, step.act === 'first_notice' ? 'first' : 'second', 'customer', null, by, on, random)
  }
}

/** A letter leaves today or within two days; one in twenty is lost. */
function write(
  history: History,
  stage: Letter['stage'],
  to: Letter['to'],
  party: string | null,
  by: Letter['by'],
  on: LocalDate,
  random: Chance,
): void {
  history.letters.push({ stage, to, party, by, sentOn: null, isLost: false })
  const letter = history.letters.at(-1)
  if (letter !== undefined && random.happens(0.5)) letter.sentOn = on
}

function letGo(letter: Letter, on: LocalDate, random: Chance): void {
  if (letter.sentOn === null && random.happens(0.6)) {
    letter.sentOn = on
    letter.isLost = random.happens(0.05)
  }
}

function attempt(history: History, on: LocalDate, by: 'phone' | 'visit', random: Chance, offeredPrepayment = false): void {
  history.attempts.push({
    by,
    on,
    reached: random.of(['nobody', 'nobody', 'customer', 'adult']),
    leftDoorHanger: by === 'visit',
    offeredPrepayment,
  })
}

function doWork(open: OpenCase, history: History, on: LocalDate, random: Chance): boolean {
  const due = open.work.filter((work) => work.on <= on)
  if (due.length === 0) return false
  open.work.splice(0, open.work.length, ...open.work.filter((work) => work.on > on))
  for (const { act } of due) {
    switch (act) {
      case 'personal_contact':
        attempt(history, on, 'phone', random)
        attempt(history, on, 'visit', random)
        break
      case 'disability_visit':
      case 'life_support_contact':
        attempt(history, on, 'visit', random)
        break
      case 'prepayment_offer':
        attempt(history, on, 'visit', random, true)
        break
      case 'building_notice':
        tellBuilding(history, on, random)
        break
      default:
        break
    }
  }
  // What was asked may be asked again where it was not enough.
  open.standing = { ...open.standing, asked: open.standing.asked.filter((asked) => !due.some(({ act }) => act === asked)) }
  return true
}

function tellBuilding(history: History, on: LocalDate, random: Chance): void {
  write(history, 'first', 'building', null, 'posted', on, random)
  for (let unit = 1; unit <= history.household.dwellings; unit += 1) {
    write(history, 'first', 'unit', String(unit), 'mail', on, random)
  }
  for (const party of ['health officer', 'social services', 'mayor']) write(history, 'first', 'party', party, 'mail', on, random)
}
