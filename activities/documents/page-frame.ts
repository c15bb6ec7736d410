/** Sheet sizes a bill is laid out for. */
export type PaperSize = 'letter' | 'a4'

/**
 * Where things stand on a sheet, in points from the upper left corner.
 *
 * The address must show in a window envelope when the sheet is folded in thirds. Letter: the window of a #10 envelope
 * (4½ × 1⅛ in, ⅞ in from the left, ½ in from the bottom) shows about 2.1 to 3.3 in of the sheet. A4: the address zone of
 * DIN 5008 form B (20 mm from the left, 62.7 to 90 mm from the top), which DL and C5/6 windows show.
 * Nothing else stands in the window's reach. The slip is the last third, so that the fold is its tear line.
 */
export interface PageFrame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly windowX: number
  readonly windowTop: number
  readonly windowWidth: number
  readonly windowHeight: number
  /** Left edge of the amount-due panel, right of the window's reach. */
  readonly panelX: number
  readonly panelTop: number
  readonly panelHeight: number
  /** Baseline region of the first page between address and slip. */
  readonly bodyTop: number
  readonly slipTop: number
  /** Content of the pages after the first. */
  readonly innerTop: number
  readonly innerBottom: number
}

export const PAGE_FRAMES: Readonly<Record<PaperSize, PageFrame>> = {
  letter: {
    width: 612,
    height: 792,
    left: 48,
    right: 564,
    windowX: 68,
    windowTop: 160,
    windowWidth: 300,
    windowHeight: 72,
    panelX: 396,
    panelTop: 148,
    panelHeight: 84,
    bodyTop: 262,
    slipTop: 528,
    innerTop: 62,
    innerBottom: 758,
  },
  a4: {
    width: 595.28,
    height: 841.89,
    left: 48,
    right: 547.28,
    windowX: 71,
    windowTop: 178,
    windowWidth: 236,
    windowHeight: 77,
    panelX: 372,
    panelTop: 172,
    panelHeight: 84,
    bodyTop: 284,
    slipTop: 561.26,
    innerTop: 62,
    innerBottom: 807.89,
  },
}
