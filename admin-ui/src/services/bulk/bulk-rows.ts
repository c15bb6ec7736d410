/** A line of the file with what was found wrong with it. */
export interface BulkLine {
  /** As in an editor: the header is line 1. */
  readonly line: number
  readonly text: string
  readonly findings: readonly BulkFinding[]
}

export interface BulkFinding {
  readonly line: number
  readonly code: string
  readonly sentence: string
}

/** The columns of the file; only the kind has to be there. */
export const BULK_COLUMNS = [
  { name: 'kind', says: 'move_in, move_out or transfer' },
  { name: 'account_id', says: 'whose service begins or ends' },
  { name: 'customer_id', says: 'of a new account' },
  { name: 'premise_id', says: 'where service begins' },
  { name: 'from_premise_id', says: 'where service ends' },
  { name: 'start_on', says: 'first day, YYYY-MM-DD' },
  { name: 'stop_on', says: 'last day, YYYY-MM-DD' },
  { name: 'moves_out', says: 'true: whoever is there leaves the day before' },
  { name: 'customer_class', says: 'of a new account; residential where empty' },
  { name: 'given_name', says: 'of somebody new, whose mail goes to the place' },
  { name: 'family_name', says: 'of somebody new' },
  { name: 'organisation_name', says: 'of a new organisation, in place of both' },
  { name: 'phone', says: 'of somebody new' },
  { name: 'email', says: 'of somebody new' },
  { name: 'date_of_birth', says: 'of somebody new, YYYY-MM-DD' },
  { name: 'is_another', says: 'true: records that look alike were seen, this is somebody else' },
] as const

/** Rows of the file that hold something, without the header. */
export function countRows(csv: string): number {
  return linesOf(csv).filter(({ line, text }) => line > 1 && text.trim() !== '').length
}

/** The lines that were refused, as they stand in the file, in its order. */
export function refusedLines(csv: string, findings: readonly BulkFinding[]): BulkLine[] {
  const byLine = new Map<number, BulkFinding[]>()
  for (const finding of findings) byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding])
  return linesOf(csv)
    .map(({ line, text }) => ({ line, text, findings: byLine.get(line) ?? [] }))
    .filter((row) => row.findings.length > 0)
}

/** The findings of a refusal; undefined for a refusal that is about something else. */
export function findingsOf(facts: Readonly<Record<string, unknown>> | undefined): readonly BulkFinding[] | undefined {
  return Array.isArray(facts?.findings) ? (facts.findings as readonly BulkFinding[]) : undefined
}

function linesOf(csv: string): { readonly line: number; readonly text: string }[] {
  return csv.split(/\r?\n/).map((text, index) => ({ line: index + 1, text }))
}
