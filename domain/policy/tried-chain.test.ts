import { describe, expect, it } from 'vitest'
import type { Outcome } from '../kernel/outcome.js'
import { findPolicy, gatherPolicies } from './find-policy.js'
import type { PackLevel, PackVersion, PolicyRow } from './policy-pack.js'
import { asIfAlways, triedChain } from './tried-chain.js'

type Stated = readonly [key: PolicyRow['key'], value: unknown, from?: string, to?: string]
const pack = (
  name: string,
  level: PackLevel,
  stated: readonly Stated[],
  more: { extends?: readonly string[] } = {},
): PackVersion => ({
  version: 1,
  document: {
    pack: name,
    name,
    level,
    jurisdiction: 'US-XX',
    read_on: '2026-01-01',
    ...more,
    rows: stated.map(
      ([key, value, from = null, to = null]): PolicyRow => ({ key, value, from, to, citation: '§', mark: 'U', says: 'So.' }),
    ),
  },
})
const NO_SUNDAY = { weekdays: ['sunday'], on_holidays: false, on_eve_of_weekend: false, on_eve_of_holiday: false }
const NO_FRIDAY = { ...NO_SUNDAY, weekdays: ['friday'] }
const GOVERNING = {
  entity: 'municipal' as const,
  chain: [
    pack('city-rules', 'commission', [
      ['cut.min_amount', '50.00'],
      ['medical.length', 30],
      ['cut.blocked_times', NO_SUNDAY],
    ]),
    pack('our-town', 'utility', [['dunning.approval', true]]),
  ],
}
const SUBJECT = { entity: 'municipal' as const, service: 'water', customerClass: 'residential', programmes: [] }
const valueIn = (chain: Outcome<readonly PackVersion[]>, key: PolicyRow['key']): unknown => {
  if (!chain.ok) return chain.refusal.code
  const found = findPolicy(chain.value, key, SUBJECT, '2025-01-15')
  return found.ok ? found.value.value : found.refusal.code
}
const tried = (version: PackVersion, wider: readonly PackVersion[] = []) => triedChain(GOVERNING, version, wider, '2026-06-01')

describe('a pack tried in the place of another', () => {
  it('of the same code replaces it wholly, with the rows of its end as if they had held always', () => {
    const chain = tried(
      pack('city-rules', 'commission', [
        ['cut.min_amount', '80.00', '2026-01-01', '2026-12-31'],
        ['cut.min_amount', '90.00', '2027-01-01'],
      ]),
    )
    expect(
      ['cut.min_amount', 'medical.length', 'dunning.approval'].map((key) => valueIn(chain, key as PolicyRow['key'])),
    ).toEqual(['90.00', 'POLICY_MISSING', true])
  })

  it('of the same level goes before it; what it is silent about goes on, gathered rules only where it states none', () => {
    const chain = tried(
      pack('state-law', 'commission', [
        ['cut.min_amount', '150.00'],
        ['cut.blocked_times', NO_FRIDAY],
      ]),
    )
    expect(valueIn(chain, 'cut.min_amount')).toBe('150.00')
    expect(valueIn(chain, 'medical.length')).toBe(30)
    const blocked = chain.ok ? gatherPolicies(chain.value, 'cut.blocked_times', SUBJECT, '2025-01-15') : chain
    expect(blocked.ok && blocked.value.map(({ value }) => value.weekdays)).toEqual([['friday']])
  })

  it('brings what it builds upon, and is refused without it', () => {
    const law = pack('law', 'state', [['medical.length', 60]])
    const version = pack('city-rules', 'commission', [['cut.min_amount', '80.00']], { extends: ['law'] })
    expect(valueIn(tried(version, [law]), 'medical.length')).toBe(60)
    expect(valueIn(tried(version), 'medical.length')).toBe('POLICY_CHAIN_BROKEN')
  })

  it('keeps the place of every row', () => {
    const { document } = pack('city-rules', 'commission', [
      ['cut.min_amount', '80.00', '2020-01-01', '2020-12-31'],
      ['medical.length', 30],
    ])
    expect(asIfAlways(document, '2026-06-01').rows.map(({ key, to }) => [key, to])).toEqual([
      ['cut.min_amount', '0001-01-01'],
      ['medical.length', null],
    ])
  })
})
