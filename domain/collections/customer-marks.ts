import type { LocalDate } from '../kernel/local-date.js'
import type { ProtectionFact } from './disconnection-facts.js'

/** What the customers of an account are marked as, since the day the first of them became one. */
export interface CustomerMarks {
  readonly lifeSupport: boolean
  readonly senior: boolean
  readonly since: LocalDate
}

/** Marks on customers as what they do: they protect, like a protection without an end, until somebody takes them off. */
export function protectionsByMarks({ lifeSupport, senior, since }: CustomerMarks): ProtectionFact[] {
  const fact = (kind: 'life_support' | 'age'): ProtectionFact => ({
    id: 0,
    kind,
    source: 'import',
    beginsOn: since,
    endsOn: null,
    endedOn: null,
    programme: null,
    amount: null,
    bornOn: null,
    // Not known, and then taken as alone.
    livesAlone: kind === 'age',
    renewals: 0,
    renewalsInArrearage: 0,
    cannotPayAndArranges: false,
  })
  return [...(lifeSupport ? [fact('life_support')] : []), ...(senior ? [fact('age')] : [])]
}
