/** What a result that is not simply "done" leads to. */
export const FOLLOW_UPS = ['again', 'exchange', 'supervisor'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]

/** What must be brought back before a job counts as completed. */
export const RESULT_FIELDS = ['reading', 'photo', 'signature', 'note', 'materials'] as const
export type ResultField = (typeof RESULT_FIELDS)[number]

/** What a completed job does to the meter at its point. */
export const METER_EFFECTS = ['none', 'set_if_missing', 'remove', 'exchange'] as const
export type MeterEffect = (typeof METER_EFFECTS)[number]

export interface WorkStep {
  readonly code: string
  readonly text: string
  readonly isRequired: boolean
}

export interface ResultCode {
  readonly code: string
  readonly title: string
  readonly outcome: 'completed' | 'incomplete'
  readonly followUps: readonly FollowUp[]
}

/** A kind of job, as data: a utility changes it without a release. */
export interface WorkOrderType {
  readonly typeCode: string
  readonly title: string
  readonly steps: readonly WorkStep[]
  readonly requiredFields: readonly ResultField[]
  readonly meterEffect: MeterEffect
  readonly skills: readonly string[]
  readonly expectedMinutes: number
  readonly needsAppointment: boolean
  readonly resultCodes: readonly ResultCode[]
  /** Decimal text; null: no charge. */
  readonly chargeAmount: string | null
  readonly isActive: boolean
  readonly version: number
}

export const PRIORITIES = ['emergency', 'high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]
