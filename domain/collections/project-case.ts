import type { LocalDate } from '../kernel/local-date.js'
import type { PackVersion } from '../policy/policy-pack.js'
import type { ContactFact, DisconnectionFacts, NoticeFact } from './disconnection-facts.js'
import { type CaseStanding, nextStep } from './next-step.js'
import type { NeededAct } from './trace.js'

/** A step as it would be taken when nothing changes but the day. */
export interface ProjectedStep {
  readonly on: LocalDate
  readonly step: string
}

export interface ProjectedCase {
  readonly steps: readonly ProjectedStep[]
  /** The day on which service would be cut; null: not while things stay as they are. */
  readonly cutOn: LocalDate | null
  /** Why it goes no further, where it does not. */
  readonly stopsBecause: string | null
}

const STEPS_MAX = 100

/**
 * Lives a case through from a day, taking each step on the first day it may be taken by the very rule the process asks, and supposing
 * that notices go out on their day and arrive, and that staff do what they are asked on the day they are asked.
 */
export function projectCase(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  standing: CaseStanding,
  on: LocalDate,
): ProjectedCase {
  let [known, stands, today] = [facts, standing, on]
  const steps: ProjectedStep[] = []
  for (let count = 0; count < STEPS_MAX; count += 1) {
    const next = nextStep(known, chain, stands, today)
    switch (next.kind) {
      case 'close':
        return { steps, cutOn: null, stopsBecause: next.sentence }
      case 'pass_over':
        stands = { ...stands, next: stands.next + 1 }
        break
      case 'go_back':
        stands = { ...stands, next: next.to }
        break
      case 'ask':
        known = withAsked(known, next.needed, today)
        break
      case 'wait':
        if (next.until === null || next.until <= today) {
          const supposed = withDelivered(known, today)
          if (supposed === undefined) return { steps, cutOn: null, stopsBecause: next.sentence }
          known = supposed
          break
        }
        today = next.until
        break
      case 'take':
        steps.push({ on: today, step: next.step.step })
        if (next.step.act === 'disconnect') return { steps, cutOn: today, stopsBecause: null }
        known = withStep(known, next.step, today)
        stands = { ...stands, next: stands.next + 1, previousOn: today }
        break
    }
  }
  return { steps, cutOn: null, stopsBecause: 'No end of it is in sight.' }
}

/** The facts after a step: a notice has gone out on that day and arrived. */
export function withStep(
  facts: DisconnectionFacts,
  step: { readonly act: string; readonly channels: readonly NoticeFact['channel'][] },
  on: LocalDate,
): DisconnectionFacts {
  if (step.act !== 'first_notice' && step.act !== 'second_notice') return facts
  const stage = step.act === 'first_notice' ? 'first' : 'second'
  const notices = step.channels.map(
    (channel): NoticeFact => ({
      stage,
      recipient: 'customer',
      party: null,
      channel,
      issuedOn: on,
      delivery: 'delivered',
      effectiveOn: null,
      expiresOn: null,
    }),
  )
  return { ...facts, notices: [...facts.notices, ...notices] }
}

/** Notices that are under way have gone out today; undefined where none is. */
function withDelivered(facts: DisconnectionFacts, on: LocalDate): DisconnectionFacts | undefined {
  if (!facts.notices.some((notice) => notice.issuedOn === null && notice.delivery !== 'failed')) return undefined
  return {
    ...facts,
    notices: facts.notices.map((notice) =>
      notice.issuedOn === null && notice.delivery !== 'failed' ? { ...notice, issuedOn: on, delivery: 'delivered' } : notice,
    ),
  }
}

/** The facts after staff did on that day what they were asked. */
export function withAsked(facts: DisconnectionFacts, needed: NeededAct, on: LocalDate): DisconnectionFacts {
  const contact: ContactFact = {
    channel: needed === 'personal_contact' ? 'phone' : 'visit',
    on,
    reached: 'customer',
    leftDoorHanger: true,
    offeredPrepayment: needed === 'prepayment_offer',
  }
  if (needed !== 'building_notice') {
    const both = needed === 'personal_contact' ? [contact, { ...contact, channel: 'visit' as const }] : [contact]
    const emergency = needed === 'life_support_contact' ? [{ ...contact, reached: 'emergency_contact' as const }] : []
    return { ...facts, contacts: [...facts.contacts, ...both, ...emergency] }
  }
  const told = {
    stage: 'first',
    channel: 'served',
    issuedOn: on,
    delivery: 'delivered',
    effectiveOn: null,
    expiresOn: null,
  } as const
  const units = Array.from(
    { length: facts.dwellings },
    (_, unit): NoticeFact => ({ ...told, recipient: 'unit', party: String(unit + 1) }),
  )
  const building: NoticeFact = { ...told, channel: 'posted', recipient: 'building', party: null }
  return { ...facts, notices: [...facts.notices, building, ...units] }
}
