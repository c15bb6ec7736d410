import type { ContactFact, DisconnectionFacts, NoticeFact, ProtectionFact } from '../../domain/collections/disconnection-facts.js'
import { Decimal, ZERO } from '../../domain/kernel/decimal.js'
import type { ParameterKey } from '../../domain/policy/parameters.js'
import type { PackVersion, PolicyRow } from '../../domain/policy/policy-pack.js'

/** Every rule a decision asks for, stated as "none here": a test writes only the rules it is about. */
const NOTHING: readonly ParameterKey[] = [
  'cut.is_allowed',
  'cut.min_age',
  'cut.min_amount',
  'cut.max_share',
  'notice.first',
  'notice.second',
  'notice.validity',
  'notice.delivered_by',
  'multi_dwelling.notice',
  'contact.personal',
  'prepayment.offer_first',
  'cut.blocked_times',
  'season.rule',
  'weather.low',
  'weather.high',
  'weather.look_ahead',
  'protect.age',
  'protect.infants',
  'protect.disability',
  'protect.life_support',
  'protect.programmes',
  'life_support.contact',
  'medical.length',
  'medical.renewals',
  'medical.self_certified',
  'medical.condition',
  'hold.pledge',
  'hold.dispute',
]

export type StatedRule = readonly [key: ParameterKey, value: unknown, scope?: PolicyRow['scope']]

/** A chain of one pack that states these rules and says "none" of all others. */
export function packOf(rules: readonly StatedRule[], name = 'test-pack'): PackVersion[] {
  const rows = [...NOTHING.filter((key) => !rules.some(([stated, , scope]) => stated === key && scope === undefined)), ...rules]
  return [
    {
      version: 3,
      document: {
        pack: name,
        name: 'Test',
        level: 'utility',
        jurisdiction: 'US-XX',
        read_on: '2026-01-01',
        rows: rows.map((rule): PolicyRow => {
          const [key, value, scope] = typeof rule === 'string' ? [rule, null, undefined] : rule
          return {
            key,
            value,
            ...(scope === undefined ? {} : { scope }),
            from: null,
            to: null,
            citation: `§ ${key}`,
            mark: 'U',
            says: `The rule ${key}.`,
          }
        }),
      },
    },
  ]
}

/** A household that owes 120.00 since 1 September and that nothing protects, as known on a Wednesday in October. */
export const OWING: DisconnectionFacts = {
  knownOn: '2026-10-14',
  entity: 'municipal',
  service: 'electric',
  customerClass: 'residential',
  hasLowIncomeDiscount: false,
  heatsByService: null,
  dwellings: 1,
  serviceState: 'connected',
  debts: [{ dueOn: '2026-09-01', open: new Decimal('120.00') }],
  disputed: ZERO,
  protections: [],
  holds: [],
  storms: [],
  plan: null,
  movesOut: null,
  notices: [],
  contacts: [],
  weather: [],
  cutsThisYear: 0,
  customers: 1000,
  calendar: {
    weekend: [6, 7],
    holidays: [
      { kind: 'yearly', month: 12, day: 25 },
      { kind: 'weekday', month: 11, weekday: 4, nth: 4 },
      { kind: 'yearly', month: 1, day: 1 },
    ],
    observed: true,
  },
}

export function owing(change: Partial<DisconnectionFacts>): DisconnectionFacts {
  return { ...OWING, ...change }
}

export const PROTECTION: Omit<ProtectionFact, 'kind'> = {
  id: 1,
  source: 'certificate',
  beginsOn: '2026-10-01',
  endsOn: null,
  endedOn: null,
  programme: null,
  amount: null,
  bornOn: null,
  livesAlone: false,
  renewals: 0,
  renewalsInArrearage: 0,
  cannotPayAndArranges: false,
}

export const NOTICE: NoticeFact = {
  stage: 'first',
  recipient: 'customer',
  party: null,
  channel: 'mail',
  issuedOn: '2026-10-01',
  delivery: 'unknown',
  effectiveOn: null,
  expiresOn: null,
}

export const CONTACT: ContactFact = {
  channel: 'phone',
  on: '2026-10-01',
  reached: 'adult',
  leftDoorHanger: false,
  offeredPrepayment: false,
}
