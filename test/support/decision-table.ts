import { expect, it } from 'vitest'
import { decideDisconnection } from '../../domain/collections/decide-disconnection.js'
import type {
  ContactFact,
  DisconnectionFacts,
  NoticeFact,
  ProtectionFact,
  WeatherFact,
} from '../../domain/collections/disconnection-facts.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { CONTACT, NOTICE, owing, packOf, PROTECTION, type StatedRule } from './collections-policy.js'

/** facts and rules, the day, the outcome, the earliest moment (or what is needed), and the first rule that said no. */
export type DecisionRow = readonly [
  says: string,
  facts: Partial<DisconnectionFacts>,
  rules: readonly StatedRule[],
  on: LocalDate,
  outcome: 'act' | 'wait' | 'stop',
  earliest: string | null,
  rule?: string,
]

/** One test per row: what is decided on a day at ten, from which facts and rules. */
export function decisionTable(rows: readonly DecisionRow[]): void {
  it.each(rows.map((row) => ({ says: row[0], row })))('$says', ({ row: [, facts, rules, on, outcome, earliest, rule] }) => {
    const decision = decideDisconnection(owing({ knownOn: on, ...facts }), packOf(rules), { on, at: '10:00' })
    const failed = decision.trace.find(({ allows }) => !allows)
    expect({
      outcome: decision.outcome,
      earliest: decision.earliest === null ? null : `${decision.earliest.on} ${decision.earliest.at}`,
      rule: failed?.rule,
    }).toEqual({ outcome, earliest, rule })
    // Whatever a pack decided says from where it is.
    for (const row of decision.trace) expect(row.citation.length).toBeGreaterThan(0)
    if (failed?.pack !== null && failed !== undefined) {
      expect(failed).toMatchObject({ pack: 'test-pack', version: 3, citation: `§ ${failed.rule}` })
    }
  })
}

export const protection = (kind: ProtectionFact['kind'], more: Partial<ProtectionFact> = {}): ProtectionFact[] => [
  { ...PROTECTION, kind, ...more },
]
export const notices = (...more: readonly Partial<NoticeFact>[]): NoticeFact[] => more.map((each) => ({ ...NOTICE, ...each }))
export const contacts = (...more: readonly Partial<ContactFact>[]): ContactFact[] => more.map((each) => ({ ...CONTACT, ...each }))
export const weather = (...more: readonly (Partial<WeatherFact> & Pick<WeatherFact, 'kind' | 'on'>)[]): WeatherFact[] =>
  more.map((each) => ({ low: null, high: null, isAdvised: false, readOn: '2027-01-13', source: 'test', ...each }))
