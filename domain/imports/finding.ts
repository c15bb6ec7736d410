import { FINDING_RULES, type FindingCode, type Severity } from './finding-codes.js'

/** One thing in a set that is not as it should be: where, what, and what to do. */
export interface Finding {
  readonly severity: Severity
  readonly file: string
  /** Line of the file, the header being line 1; of a value in several lines, the line its row begins on. Null: of the whole file. */
  readonly row: number | null
  readonly column: string | null
  readonly code: FindingCode
  /** The value as it stands in the file, shortened. */
  readonly value: string | null
  /** The row's key, its parts joined by `/`. */
  readonly key: string | null
  readonly accountId: string | null
  readonly sentence: string
  readonly remedy: string
}

export interface FindingDraft {
  readonly file: string
  readonly code: FindingCode
  readonly sentence: string
  readonly row?: number
  readonly column?: string
  readonly value?: string
  readonly key?: string
  readonly accountId?: string
}

const VALUE_MAX = 200

/** Completes a finding with the severity and remedy of its code. */
export function finding(draft: FindingDraft): Finding {
  const rule = FINDING_RULES[draft.code]
  return {
    severity: rule.severity,
    file: draft.file,
    row: draft.row ?? null,
    column: draft.column ?? null,
    code: draft.code,
    value: draft.value === undefined ? null : shortened(draft.value),
    key: draft.key ?? null,
    accountId: draft.accountId ?? null,
    sentence: draft.sentence,
    remedy: rule.remedy,
  }
}

/** At most 200 characters, and none that the database could not store. */
export function shortened(value: string): string {
  const clean = value.replaceAll('\0', '␀')
  return clean.length <= VALUE_MAX ? clean : `${clean.slice(0, VALUE_MAX - 1)}…`
}
