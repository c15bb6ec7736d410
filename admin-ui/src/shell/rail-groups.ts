import { type ConsoleSlice, JOBS, type Job, type RailItem } from '../console-slice.js'

export interface RailGroup {
  readonly job: Job
  readonly items: readonly RailItem[]
}

/** The jobs with what a person may open in them, in order; a job without anything is absent. */
export function railGroups(slices: readonly ConsoleSlice[], may: (item: RailItem) => boolean): RailGroup[] {
  const items = slices.flatMap((slice) => slice.rail ?? []).filter(may)
  return JOBS.map((job) => ({
    job,
    items: items.filter((item) => item.job === job).sort((left, right) => (left.order ?? 50) - (right.order ?? 50)),
  })).filter((group) => group.items.length > 0)
}

/** True where this entry stands for the page that is open. */
export function isAt(item: RailItem, pathname: string): boolean {
  return [item.to, ...(item.alsoAt ?? [])].some((path) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
  )
}
