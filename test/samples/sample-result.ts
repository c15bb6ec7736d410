/** What a check of one sample file came to. */
export interface SampleResult {
  readonly file: string
  readonly isAsExpected: boolean
  /** One line a person reads: what was found, or where it parts from what was expected. */
  readonly sentence: string
}

/** Checks every file of one folder of samples. */
export type SampleSuite = (folder: string) => Promise<readonly SampleResult[]>
