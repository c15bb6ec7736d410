/** What every drawing of a load has in common: stepped lines over a day or more, a fine grid, no legend of its own. */
export const LOAD_CHART = {
  skipAnimation: true,
  hideLegend: true,
  margin: { left: 0, right: 12, top: 8, bottom: 0 },
  grid: { horizontal: true },
} as const

/** The axis of time below it. */
export const LOAD_TIME_AXIS = { height: 22, disableLine: true, tickLabelStyle: { fontSize: 11 } } as const

/** A line that holds its value until the interval ends. */
export const STEPPED = { curve: 'stepAfter', showMark: false } as const

/** The axis of power or energy beside it, in its unit, from zero. */
export function loadAxis(unit: string) {
  return {
    width: 46,
    min: 0,
    disableLine: true,
    disableTicks: true,
    tickNumber: 4,
    tickLabelStyle: { fontSize: 11 },
    label: unit,
  } as const
}
