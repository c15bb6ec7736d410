import { expect, test } from 'vitest'
import { governingChain } from './governing-chain.js'
import type { PackLevel, PackVersion, PolicyPack } from './policy-pack.js'

function pack(name: string, level: PackLevel, more: Partial<PolicyPack> = {}): PackVersion {
  return { version: 1, document: { pack: name, name, level, jurisdiction: 'XX', read_on: '2026-01-01', rows: [], ...more } }
}

const STATE = pack('state', 'state')
const COMMISSION = pack('commission', 'commission', { extends: ['state'] })
const CITY = pack('city', 'utility', { entity: 'municipal', extends: ['commission'] })
const SMALL_BUSINESS = pack('small-business', 'class', { extends: ['city'] })

test('the utility’s pack and all it builds upon, the widest first; packs it does not name stay out', () => {
  const found = governingChain([CITY, SMALL_BUSINESS, pack('elsewhere', 'state'), STATE, COMMISSION])
  expect(found.ok && found.value.entity).toBe('municipal')
  expect(found.ok && found.value.chain.map(({ document }) => document.pack)).toEqual([
    'state',
    'commission',
    'city',
    'small-business',
  ])
})

test.each<[string, readonly PackVersion[], string]>([
  ['no pack of the utility itself', [STATE, COMMISSION], 'POLICY_NOT_GOVERNED'],
  ['nothing at all', [], 'POLICY_NOT_GOVERNED'],
  ['a wider pack is not in force', [COMMISSION, CITY], 'POLICY_CHAIN_BROKEN'],
])('refused: %s', (_, inForce, code) => {
  expect(governingChain(inForce)).toMatchObject({ ok: false, refusal: { code } })
})
