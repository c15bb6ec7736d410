import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkPack } from '../../domain/policy/check-pack.js'
import { findPolicy, gatherPolicies } from '../../domain/policy/find-policy.js'
import type { Parameter } from '../../domain/policy/parameter.js'
import { PARAMETER_KEYS, PARAMETERS } from '../../domain/policy/parameters.js'
import { PACK_LEVELS, type PackVersion } from '../../domain/policy/policy-pack.js'
import { demoPack, presetPack } from '../support/policy.js'

const NAMES = readdirSync(new URL('../../policy/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
const PACKS = [...NAMES.map(presetPack), demoPack()]

/** The packs a pack builds upon, directly and through others, the widest first. */
function widerOf(names: readonly string[]): PackVersion[] {
  const found = PACKS.filter(({ pack }) => names.includes(pack))
  return [
    ...found.flatMap(({ extends: further }) => widerOf(further ?? [])),
    ...found.map((document) => ({ version: 1, document })),
  ].toSorted((left, right) => PACK_LEVELS.indexOf(left.document.level) - PACK_LEVELS.indexOf(right.document.level))
}

describe('packs that come with Penstock', () => {
  test.each(PACKS.map((pack) => [pack.pack, pack] as const))('%s is valid', (_, pack) => {
    expect(checkPack(pack, widerOf(pack.extends ?? []))).toEqual([])
  })

  test.each(NAMES)('%s is named as its file', (name) => {
    expect(presetPack(name).pack).toBe(name)
  })

  test('general knowledge stands in examples alone, and examples hold nothing else', () => {
    const marks = PACKS.map((pack) => [pack.is_example === true, new Set(pack.rows.map((row) => row.mark))] as const)
    expect(marks.filter(([isExample, kinds]) => isExample !== kinds.has('G'))).toEqual([])
  })
})

// A utility governed by the default and a pack of its own must never be refused for want of a rule.
describe('the municipal default is complete', () => {
  const chain = [...widerOf(['municipal-default']), { version: 1, document: demoPack() }]
  const classes = ['residential', 'commercial', 'industrial', 'public_authority']
  const services = ['electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting']

  test.each(PARAMETER_KEYS)('%s', (key) => {
    const find = (PARAMETERS[key] as Parameter).gathers === true ? gatherPolicies : findPolicy
    const refusals = classes.flatMap((customerClass) =>
      services.flatMap((service) =>
        [[], ['low_income']].flatMap((programmes) => {
          const found = find(chain, key, { entity: 'municipal', service, customerClass, programmes }, '2026-09-15')
          return found.ok ? [] : [found.refusal]
        }),
      ),
    )
    expect(refusals).toEqual([])
  })
})
