import { FINDINGS_OF_A_KIND_MAX } from '../../db/imports/checks/set-check.js'
import type { Finding } from '../../domain/imports/finding.js'
import { FINDING_RULES, type FindingCode } from '../../domain/imports/finding-codes.js'

/** How many findings of one code one file has. */
export interface FindingCount {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly count: number
}

/** Counts every finding exactly and lets the first ten thousand of each file and code through to be stored. */
export class FindingTally {
  readonly #counts = new Map<string, { code: FindingCode; file: string; count: number }>()

  /** Counts them and gives back those that are to be stored. */
  keep(findings: readonly Finding[]): Finding[] {
    return findings.filter((found) => this.add(found.code, found.file, 1) <= FINDINGS_OF_A_KIND_MAX)
  }

  /** Adds findings that were stored elsewhere; answers the count so far. */
  add(code: FindingCode, file: string, count: number): number {
    const key = `${code} ${file}`
    const entry = this.#counts.get(key) ?? { code, file, count: 0 }
    entry.count += count
    if (entry.count > 0) this.#counts.set(key, entry)
    return entry.count
  }

  counts(): FindingCount[] {
    return [...this.#counts.values()].map((entry) => ({ ...entry, severity: FINDING_RULES[entry.code].severity }))
  }

  total(severity: 'error' | 'warning'): number {
    return this.counts().reduce((total, entry) => total + (entry.severity === severity ? entry.count : 0), 0)
  }
}
