import type { TraceRow } from './trace.js'

/** Rules of the household: which of them holds, and why, is seen by the roles that need it. */
const PRIVATE_RULES: ReadonlySet<string> = new Set([
  'protect.bankruptcy',
  'medical.length',
  'medical.renewals',
  'medical.self_certified',
  'medical.condition',
  'protect.life_support',
  'life_support.contact',
  'protect.age',
  'protect.infants',
  'protect.disability',
  'protect.programmes',
  'hold.pledge',
  'write_off.bankruptcy',
])

export function isPrivateRule(rule: string): boolean {
  return PRIVATE_RULES.has(rule)
}

/** A reason as anybody may read it. */
export function publicReason({ rule, says, citation }: TraceRow): {
  readonly rule: string
  readonly says: string
  readonly citation: string
} {
  return isPrivateRule(rule) ? { rule: 'protection', says: 'A protection holds.', citation: '' } : { rule, says, citation }
}

/** The trace without what is nobody's business: that there is a protection stays, which one does not. */
export function publicTrace(trace: readonly TraceRow[]): TraceRow[] {
  const open = trace.filter(({ rule }) => !isPrivateRule(rule))
  const hidden = trace.filter(({ rule }) => isPrivateRule(rule))
  if (hidden.length === 0) return open
  const holds = hidden.filter(({ allows }) => !allows)
  const [sample] = hidden
  const masked: TraceRow = {
    ...(sample as TraceRow),
    rule: 'protection',
    allows: holds.length === 0,
    says: holds.length === 0 ? 'No protection of the household holds.' : 'A protection of the household holds.',
    facts: {},
    block: holds.length === 0 ? undefined : { kind: 'event' },
    citation: '',
    pack: null,
    version: null,
    row: null,
    mark: null,
    ruleSays: 'Protections of the household come first.',
  }
  return [masked, ...open]
}
