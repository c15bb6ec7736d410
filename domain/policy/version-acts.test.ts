import { describe, expect, test } from 'vitest'
import { actsOf, decideVersionAct, type VersionAct, type VersionStanding, type VersionState } from './version-acts.js'

const TODAY = '2026-09-15'

describe('acts on a version', () => {
  test.each<[VersionAct, VersionState, Partial<VersionStanding>, string | undefined, string]>([
    ['propose', 'draft', {}, undefined, 'proposed'],
    ['propose', 'proposed', {}, undefined, 'POLICY_STATE'],
    ['propose', 'draft', { isExample: true }, undefined, 'POLICY_IS_EXAMPLE'],
    ['return', 'proposed', {}, undefined, 'draft'],
    ['return', 'released', {}, undefined, 'POLICY_STATE'],
    ['release', 'draft', {}, TODAY, 'POLICY_STATE'],
    ['release', 'proposed', {}, TODAY, 'released'],
    ['release', 'proposed', { proposedBy: 'ben' }, TODAY, 'POLICY_OWN_RELEASE'],
    ['release', 'proposed', { isExample: true }, TODAY, 'POLICY_IS_EXAMPLE'],
    ['release', 'proposed', {}, '2020-01-01', 'released'],
    ['release', 'proposed', { hasReleasedVersion: true }, '2026-09-14', 'POLICY_IN_PAST'],
    ['release', 'proposed', { hasReleasedVersion: true }, TODAY, 'released'],
    ['release', 'withdrawn', {}, TODAY, 'POLICY_STATE'],
    ['withdraw', 'draft', {}, undefined, 'withdrawn'],
    ['withdraw', 'released', {}, '2026-09-14', 'POLICY_IN_PAST'],
    ['withdraw', 'released', {}, TODAY, 'withdrawn'],
    ['withdraw', 'withdrawn', {}, TODAY, 'POLICY_STATE'],
  ])('%s of a %s version %j on %s: %s', (act, state, more, on, expected) => {
    const standing: VersionStanding = { state, isExample: false, proposedBy: 'ann', hasReleasedVersion: false, ...more }
    const decided = decideVersionAct(standing, { act, by: 'ben', today: TODAY, ...(on === undefined ? {} : { on }) })
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(expected)
  })

  test('what is offered is what is allowed', () => {
    expect(actsOf({ state: 'draft', isExample: false })).toEqual(['propose', 'withdraw'])
    expect(actsOf({ state: 'draft', isExample: true })).toEqual(['withdraw'])
    expect(actsOf({ state: 'proposed', isExample: false })).toEqual(['return', 'release', 'withdraw'])
    expect(actsOf({ state: 'released', isExample: false })).toEqual(['withdraw'])
    expect(actsOf({ state: 'withdrawn', isExample: false })).toEqual([])
  })
})
