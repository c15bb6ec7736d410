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

/** Monthly periods between a bar and the one of a year before. */
const YEAR = 12

/** The bars that stand apart: the last one, and the one of a year before where the chart goes back so far. */
export function comparedBars(points: readonly UsagePoint[]): { readonly last: number; readonly yearBefore: number | undefined } {
  const last = points.length - 1
  return { last, yearBefore: last >= YEAR ? last - YEAR : undefined }
}

/** Under a bar: its month. The years stand in the legend and in what is said on hover. */
export function tickText(points: readonly UsagePoint[], index: number): string {
  return points[index]?.label.split(' ')[0] ?? ''
}
