import type { ChargedKind, NeededPermit } from '../connections/connection-rules.js'
import type { ConnectionStage, WaitingStage } from '../connections/stages.js'
import type { DecimalText } from '../rating/tariff.js'

/** Member `connections` of settings.json: what a new connection needs, what it costs, and until when each step should be over. */
export interface ConnectionsFile {
  readonly capacity_charges?: readonly { readonly service: string; readonly meter_size: string; readonly amount: DecimalText }[]
  readonly labour_rate?: DecimalText
  readonly tax?: { readonly percent: DecimalText; readonly authority?: string }
  readonly quote_validity_days?: number
  readonly instalments_at_most?: number
  readonly instalment_interval_days?: number
  readonly due_days?: Partial<Readonly<Record<WaitingStage, number>>>
  readonly reminder_days?: readonly number[]
  readonly escalation_days?: number
  readonly permits?: readonly {
    readonly service: string
    readonly code: string
    readonly title: string
    readonly kind: NeededPermit['kind']
    readonly obtained_by: NeededPermit['obtainedBy']
  }[]
  readonly construction_work?: readonly { readonly service: string; readonly work_types: readonly string[] }[]
  readonly remote_energising?: readonly string[]
  readonly refund?: readonly {
    readonly from_stage: ConnectionStage
    readonly keep_percent: Partial<Readonly<Record<ChargedKind, DecimalText>>>
  }[]
}
