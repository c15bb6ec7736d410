import type pg from 'pg'
import { localDateIn } from '../../db/today.js'
import { type Finding, finding } from '../../domain/imports/finding.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'

export interface BusinessDateFacts {
  /** What the operator asked for. */
  readonly asked: LocalDate | undefined
  /** The date that the database's own utility has; undefined while it is empty. */
  readonly standing: LocalDate | undefined
  readonly isProduction: boolean
  readonly timeZone: string | undefined
}

/** The set's own name in findings that concern no file. */
export const WHOLE_SET = '(set)'

/**
 * The business date an import counts from. Of a database that holds a utility: that utility's. Of production: today in its time zone.
 * Of an empty sandbox: the date asked for, else the first day of the month in which the earliest bill window opens, else today.
 */
export async function businessDateOf(client: pg.PoolClient, facts: BusinessDateFacts): Promise<LocalDate> {
  if (facts.standing !== undefined) return facts.standing
  const today = localDateIn(facts.timeZone ?? 'UTC')
  if (facts.isProduction) return today
  if (facts.asked !== undefined) return facts.asked
  const earliest = await client.query<{ day: string | null }>(
    `select date_trunc('month', min(window_start))::date as day from stage_bill_cycles`,
  )
  return earliest.rows[0]?.day ?? today
}

/** A date that may not be asked for here. */
export function businessDateFindings(facts: BusinessDateFacts): Finding[] {
  if (facts.asked === undefined) return []
  const draft = { file: WHOLE_SET, column: '--as-of', value: facts.asked }
  if (facts.standing !== undefined) {
    const sentence = `The database holds a utility whose business date is ${facts.standing}; an import does not move it.`
    return [finding({ ...draft, code: 'AS_OF_NOT_EMPTY', sentence })]
  }
  if (facts.isProduction) {
    return [
      finding({
        ...draft,
        code: 'AS_OF_IN_PRODUCTION',
        sentence: 'A production system takes the business date from the calendar.',
      }),
    ]
  }
  return []
}
