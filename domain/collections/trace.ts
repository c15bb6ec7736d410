import type { LocalDate } from '../kernel/local-date.js'
import type { Mark, PlacedRow } from '../policy/policy-pack.js'

/**
 * What a rule that does not allow the act asks for: `until`, a moment from which this rule by itself allows it again (never later than the
 * first such moment); `act`, something the utility must do first; `event`, something only others can bring about, or nobody knows when;
 * `end`, that there is nothing left to decide.
 */
export type Block =
  | { readonly kind: 'until'; readonly on: LocalDate; readonly at?: string }
  | { readonly kind: 'act'; readonly act: NeededAct }
  | { readonly kind: 'event' }
  | { readonly kind: 'end'; readonly code: EndCode }

export type NeededAct =
  | 'first_notice'
  | 'second_notice'
  | 'building_notice'
  | 'notice_delivery'
  | 'personal_contact'
  | 'life_support_contact'
  | 'disability_visit'
  | 'prepayment_offer'
  | 'read_weather'

export type EndCode = 'DEBT_SETTLED' | 'NO_SERVICE' | 'ALREADY_CUT' | 'CUT_NOT_ALLOWED'

/** What a rule found, before it is known from where it is. */
export interface Verdict {
  readonly allows: boolean
  /** What was found, in a sentence. */
  readonly says: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly block?: Block | undefined
}

/** One rule that was tested: what it looked at, what it found, and where it stands. Rows of the house have no pack. */
export interface TraceRow extends Verdict {
  readonly rule: string
  readonly group: RuleGroup
  readonly citation: string
  readonly pack: string | null
  readonly version: number | null
  readonly row: number | null
  readonly mark: Mark | null
  /** The rule in the words of the pack. */
  readonly ruleSays: string
}

export const RULE_GROUPS = ['protection', 'debt', 'calendar', 'notice', 'contact'] as const
export type RuleGroup = (typeof RULE_GROUPS)[number]

export const HOUSE = 'House rule of Penstock'

export const allowed = (says: string, facts: Record<string, unknown> = {}): Verdict => ({ allows: true, says, facts })
export const forbidden = (says: string, block: Block, facts: Record<string, unknown> = {}): Verdict => ({
  allows: false,
  says,
  facts,
  block,
})
export const until = (on: LocalDate, at?: string): Block => (at === undefined ? { kind: 'until', on } : { kind: 'until', on, at })
export const act = (needed: NeededAct): Block => ({ kind: 'act', act: needed })
export const EVENT: Block = { kind: 'event' }

/** A rule that holds everywhere, whatever a pack says. Written out by hand: a sweep makes millions of rows. */
export function houseRow(rule: string, group: RuleGroup, ruleSays: string, verdict: Verdict): TraceRow {
  const { allows, says, facts, block } = verdict
  return { rule, group, allows, says, facts, block, citation: HOUSE, pack: null, version: null, row: null, mark: null, ruleSays }
}

export function packRow(rule: string, group: RuleGroup, placed: PlacedRow, verdict: Verdict): TraceRow {
  const { allows, says, facts, block } = verdict
  const { citation, mark, says: ruleSays } = placed.row
  const { pack, version, index: row } = placed
  return { rule, group, allows, says, facts, block, citation, pack, version, row, mark, ruleSays }
}
