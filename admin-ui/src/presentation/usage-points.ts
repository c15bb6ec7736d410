/** One bar of a usage chart. */
export interface UsagePoint {
  /** On the axis: `Aug 26`. */
  readonly label: string
  /** In the tooltip and the table: the whole period. */
  readonly title: string
  /** Decimal text. */
  readonly value: string
  /** Said beside the value: "estimated". */
  readonly note?: string
}

/** What one service used, in one unit, oldest first. */
export interface UsageSeries {
  readonly label: string
  readonly unit: string
  readonly points: readonly UsagePoint[]
}
