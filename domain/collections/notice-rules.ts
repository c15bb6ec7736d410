import { addDays, earlier, later, type LocalDate } from '../kernel/local-date.js'
import type { NoticeRule, NoticeValidity } from '../policy/disconnection-parameters.js'
import { lastDayOf } from '../policy/value-schemas.js'
import { buildingParties, toldFrom } from './building-notice.js'
import type { DisconnectionFacts, NoticeFact, NoticeStage } from './disconnection-facts.js'
import { type Rule, type RuleContext, valueBeside, withPolicy } from './rule-context.js'
import { act, allowed, forbidden, type TraceRow, until, type Verdict } from './trace.js'

/** When a notice that went out lets the cut happen. */
export interface NoticeWindow {
  readonly notice: NoticeFact
  /** First day of the cut. */
  readonly effectiveOn: LocalDate
  /** Last day of the cut; null: the rule names none. */
  readonly expiresOn: LocalDate | null
}

/** The first day on which the cut may follow a notice of this channel issued on a day; undefined where the channel is no notice. */
export function effectiveDay(
  rule: NoticeRule,
  notice: Pick<NoticeFact, 'channel' | 'issuedOn'>,
  facts: Pick<DisconnectionFacts, 'calendar'>,
): LocalDate | undefined {
  const days = rule.channels[notice.channel]
  if (days === undefined || notice.issuedOn === null) return undefined
  return lastDayOf({ days, count: rule.count }, notice.issuedOn, facts.calendar)
}

interface NoticeRules {
  readonly rule: NoticeRule
  readonly validity: NoticeValidity | null
  readonly mustBeDelivered: readonly string[]
}

/**
 * Windows of the notices of a stage to the customer that count; what is printed on a notice binds beside the rule of the day. Where a
 * notice must state when it expires, one that states no such day, and for which the rule counts none, is no notice.
 */
export function noticeWindows(
  stage: NoticeStage,
  { rule, validity, mustBeDelivered }: NoticeRules,
  facts: DisconnectionFacts,
): NoticeWindow[] {
  return facts.notices.flatMap((notice): NoticeWindow[] => {
    if (notice.stage !== stage || notice.recipient !== 'customer' || notice.delivery === 'failed') return []
    if (mustBeDelivered.includes(notice.channel) && notice.delivery !== 'delivered') return []
    const counted = effectiveDay(rule, notice, facts)
    if (counted === undefined) return []
    const effectiveOn = notice.effectiveOn === null ? counted : later(counted, notice.effectiveOn)
    const lasts = validity?.expires_after_days
    if (validity?.must_state.includes('expires') === true && lasts === undefined && notice.expiresOn === null) return []
    const ruled = lasts === undefined ? null : addDays(counted, lasts)
    const expiresOn = ruled === null ? notice.expiresOn : notice.expiresOn === null ? ruled : earlier(ruled, notice.expiresOn)
    return [{ notice, effectiveOn, expiresOn }]
  })
}

function stageRule(stage: NoticeStage): Rule {
  const key = stage === 'first' ? 'notice.first' : 'notice.second'
  const needed = stage === 'first' ? 'first_notice' : 'second_notice'
  return (context) => {
    const validity = valueBeside(context, 'notice.validity')
    if (!validity.ok) return [inGroup(validity.row)]
    const delivered = valueBeside(context, 'notice.delivered_by')
    if (!delivered.ok) return [inGroup(delivered.row)]
    return [
      withPolicy(context, 'notice', key, (rule) => {
        if (rule === null) return allowed(`No ${stage} notice is asked for here.`)
        const rules = { rule, validity: validity.value, mustBeDelivered: delivered.value?.channels ?? [] }
        const windows = noticeWindows(stage, rules, context.facts).filter(({ notice }) => isFollowing(context, stage, notice))
        return bestWindow(context, windows) ?? missingNotice(context, stage, needed)
      }),
    ]
  }
}

const inGroup = (row: TraceRow): TraceRow => ({ ...row, group: 'notice' })

/** A second notice counts only after a first one that went out no later. */
function isFollowing({ facts }: RuleContext, stage: NoticeStage, notice: NoticeFact): boolean {
  if (stage === 'first') return true
  return facts.notices.some(
    (other) =>
      other.stage === 'first' &&
      other.recipient === 'customer' &&
      other.delivery !== 'failed' &&
      other.issuedOn !== null &&
      notice.issuedOn !== null &&
      other.issuedOn <= notice.issuedOn,
  )
}

/** Allowed inside a window, else from the first window that still comes; undefined where none is left. */
function bestWindow({ on }: RuleContext, windows: readonly NoticeWindow[]): Verdict | undefined {
  const shown = (window: NoticeWindow) => ({
    channel: window.notice.channel,
    issuedOn: window.notice.issuedOn,
    effectiveOn: window.effectiveOn,
    expiresOn: window.expiresOn,
  })
  const open = windows.find(({ effectiveOn, expiresOn }) => effectiveOn <= on && (expiresOn === null || on <= expiresOn))
  if (open !== undefined) return allowed(`Notice of ${open.notice.issuedOn} holds from ${open.effectiveOn}.`, shown(open))
  const coming = windows
    .filter(({ effectiveOn, expiresOn }) => on < effectiveOn && (expiresOn === null || effectiveOn <= expiresOn))
    .toSorted((left, right) => (left.effectiveOn < right.effectiveOn ? -1 : 1))
  const [first] = coming
  if (first === undefined) return undefined
  return forbidden(
    `Notice of ${first.notice.issuedOn} lets the cut happen from ${first.effectiveOn}.`,
    until(first.effectiveOn),
    shown(first),
  )
}

function missingNotice({ facts, on }: RuleContext, stage: NoticeStage, needed: 'first_notice' | 'second_notice'): Verdict {
  const own = facts.notices.filter((notice) => notice.stage === stage && notice.recipient === 'customer')
  const isUnderWay = own.some((notice) => notice.issuedOn === null && notice.delivery !== 'failed')
  if (isUnderWay) return forbidden(`The ${stage} notice has not gone out yet.`, act('notice_delivery'))
  const isAwaited = own.some((notice) => notice.delivery === 'unknown' && (notice.expiresOn === null || on <= notice.expiresOn))
  const known = { notices: own.map(({ channel, issuedOn, delivery, expiresOn }) => ({ channel, issuedOn, delivery, expiresOn })) }
  if (own.length === 0) return forbidden(`No ${stage} notice was given.`, act(needed), known)
  return isAwaited
    ? forbidden(`Of the ${stage} notice it is not known that it arrived, or it no longer holds.`, act(needed), known)
    : forbidden(`No ${stage} notice holds on that day.`, act(needed), known)
}

/** Where one account serves several dwellings: the building, each unit and the parties named, each in its own time. */
const multiDwelling: Rule = (context) => {
  const { facts, on } = context
  if (facts.dwellings < 2) return []
  return [
    withPolicy(context, 'notice', 'multi_dwelling.notice', (rule) => {
      if (rule === null) return allowed('No notice to the dwellings is asked for here.')
      const parties = buildingParties(rule, facts)
      const lacking = parties.filter(({ told }) => told === null).map(({ name }) => name)
      const from = toldFrom(parties)
      if (from === null) return forbidden(`Not told yet: ${lacking.join(', ')}.`, act('building_notice'), { lacking })
      return from <= on
        ? allowed('Everybody in the building was told in time.', { from })
        : forbidden(`Everybody in the building has had their days on ${from}.`, until(from), { from })
    }),
  ]
}

const contact: Rule = (context) => [
  withPolicy(context, 'contact', 'contact.personal', (rule) => {
    if (rule === null) return allowed('No personal contact is asked for here.')
    const { facts, on } = context
    const attempts = facts.contacts
      .filter(({ channel, on: day }) => rule.channels.includes(channel) && day <= on)
      .map((each) => ({ ...each, counts: lastDayOf(rule.lead, each.on, facts.calendar) }))
      .toSorted((left, right) => (left.counts < right.counts ? -1 : left.counts > right.counts ? 1 : 0))
    const reached = attempts.find((each) => each.reached === 'customer' || each.reached === 'adult')
    const last = attempts[rule.attempts - 1]
    const shown = {
      attempts: attempts.length,
      wanted: rule.attempts,
      must_reach: rule.must_reach,
      reachedOn: reached?.on ?? null,
    }
    if (last === undefined || (rule.must_reach && reached === undefined)) {
      return forbidden(
        rule.must_reach
          ? 'The customer or another adult must be reached first.'
          : `${attempts.length} of ${rule.attempts} attempts made.`,
        act('personal_contact'),
        shown,
      )
    }
    const from = rule.must_reach && reached !== undefined ? later(last.counts, reached.counts) : last.counts
    return from <= on
      ? allowed('Personal contact was made in time.', { ...shown, from })
      : forbidden(`Personal contact counts from ${from}.`, until(from), { ...shown, from })
  }),
]

const prepayment: Rule = (context) => {
  const offered = context.facts.contacts.some((each) => each.offeredPrepayment && each.on <= context.on)
  return [
    withPolicy(context, 'contact', 'prepayment.offer_first', (value) =>
      value !== true || offered
        ? allowed(value === true ? 'Prepayment was offered.' : 'No offer of prepayment is asked for here.')
        : forbidden('A prepayment meter must be offered first.', act('prepayment_offer')),
    ),
  ]
}

export const NOTICE_RULES: readonly Rule[] = [stageRule('first'), stageRule('second'), multiDwelling, contact, prepayment]
