/** One comparison with a published or independently computed figure. */
export interface SampleFinding {
  /** What was compared: file, run, month, figure. */
  readonly what: string
  readonly expected: string
  readonly found: string
  readonly agrees: boolean
  /** Told where it agrees as well: what was made of a whole file. */
  readonly isToldAnyway?: true
}

/** Samples of one kind: where they lie below the folder that is checked, and how they are compared. */
export interface SampleSuite {
  readonly name: string
  /** Findings of every sample; none where the folder has no such samples. */
  readonly check: (folder: string) => Promise<readonly SampleFinding[]>
}

/** The figures agree within the tolerance. */
export function withinTolerance(found: string | undefined, expected: string, tolerance: string): boolean {
  return found !== undefined && found.trim() !== '' && Math.abs(Number(found) - Number(expected)) <= Number(tolerance) + 1e-12
}
