import type { BusinessCalendar } from '../kernel/business-calendar.js'
import type { Decimal } from '../kernel/decimal.js'
import type { ConnectionStage, WaitingStage } from './stages.js'

/** A permit or inspection that a connection of a service needs before anybody digs. */
export interface NeededPermit {
  readonly service: string
  readonly code: string
  readonly title: string
  readonly kind: 'permit' | 'inspection'
  /** Who applies for it, and so who is reminded. */
  readonly obtainedBy: 'customer' | 'utility'
}

/** Of what was charged, the percentage that is kept when a connection is cancelled from this stage on. */
export interface RefundRule {
  readonly fromStage: ConnectionStage
  readonly keptPercent: Readonly<Record<ChargedKind, Decimal>>
}

/** What a quote charges for, its tax apart. */
export const CHARGED_KINDS = ['material', 'labour', 'capacity'] as const
export type ChargedKind = (typeof CHARGED_KINDS)[number]

/** How a utility makes, charges and cancels connections, ready to use. */
export interface ConnectionRules {
  readonly capacityCharges: readonly { readonly service: string; readonly meterSize: string; readonly amount: Decimal }[]
  /** Per hour. */
  readonly labourRate: Decimal
  /** Zero: connections are not taxed. */
  readonly taxPercent: Decimal
  readonly quoteValidityDays: number
  readonly instalmentsAtMost: number
  readonly instalmentIntervalDays: number
  /** Business days from the beginning of a stage until it should be over. */
  readonly dueDays: Readonly<Record<WaitingStage, number>>
  /** Business days before the due day on which somebody is reminded. */
  readonly reminderDays: readonly number[]
  /** Business days after the due day when a supervisor is told. */
  readonly escalationDays: number
  readonly permits: readonly NeededPermit[]
  /** Kinds of work before the meter is set, in their order. */
  readonly constructionWork: readonly { readonly service: string; readonly typeCodes: readonly string[] }[]
  /** Services that are switched on from the office. */
  readonly remoteServices: readonly string[]
  /** By stage, the first ones first; before the first rule everything is refunded. */
  readonly refund: readonly RefundRule[]
  readonly calendar: BusinessCalendar
}

/** Meter sizes with a capacity charge; a service without any takes every size. */
export function meterSizesOf(rules: Pick<ConnectionRules, 'capacityCharges'>, service: string): string[] {
  return rules.capacityCharges.filter((charge) => charge.service === service).map((charge) => charge.meterSize)
}

/** The kinds of field work of the construction of a service, before its meter is set. */
export function constructionWorkOf(rules: Pick<ConnectionRules, 'constructionWork'>, service: string): readonly string[] {
  return rules.constructionWork.find((work) => work.service === service)?.typeCodes ?? []
}
