/** Takes the text of a file piece by piece, however it is cut. */
export interface FileFeed {
  push(text: string): void
  end(): void
}

export const METER_FILE_FORMATS = ['nem', 'espi', 'iec61968', 'mscons', 'sce', 'csv', 'handheld'] as const
export type MeterFileFormat = (typeof METER_FILE_FORMATS)[number]
