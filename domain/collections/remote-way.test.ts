import { expect, test } from 'vitest'
import { owing, packOf, type StatedRule } from '../../test/support/collections-policy.js'
import { wayToCut, wayToReconnect } from './remote-way.js'

const ON = '2026-10-14'
const SWITCH = [{ meterId: 'M1', hasSwitch: true }]
const RULES: readonly StatedRule[] = [
  ['dunning.remote_cut', true],
  ['reconnect.remote', 'somebody_home'],
]

test.each([
  ['the meter has a switch and the packs say so', 'electric', SWITCH, RULES, 'M1'],
  ['gas, whatever the packs say', 'gas', SWITCH, RULES, 'Gas is never switched from afar: somebody lights the pilots.'],
  ['a meter without a switch', 'water', [{ meterId: 'M1', hasSwitch: false }], RULES, 'The meter has no switch.'],
  ['two meters at the point', 'electric', [...SWITCH, { meterId: 'M2', hasSwitch: true }], RULES, 'Several meters serve here.'],
  ['no meter', 'electric', [], RULES, 'No meter is in place.'],
  ['the packs say no', 'electric', SWITCH, [['dunning.remote_cut', false]], 'The policy sends a crew for it.'],
  ['no pack says anything: never guessed', 'electric', SWITCH, [], 'The policy sends a crew for it.'],
] as const)('cut: %s', (_name, service, meters, rules, said) => {
  const way = wayToCut(owing({ service }), packOf(rules), meters, ON)
  expect(way.way === 'remote' ? way.meterId : way.because).toBe(said)
})

test.each([
  ['once somebody is at home', 'electric', RULES, 'remote, asks'],
  ['at once', 'electric', [['reconnect.remote', 'at_once']], 'remote'],
  ['by a crew', 'electric', [['reconnect.remote', null]], 'crew'],
  ['no pack says anything', 'electric', [], 'crew'],
  ['gas: the pilots', 'gas', [['reconnect.remote', 'at_once']], 'crew'],
] as const)('back: %s', (_name, service, rules, said) => {
  const way = wayToReconnect(owing({ service }), packOf(rules as readonly StatedRule[]), SWITCH, ON)
  expect(way.way === 'remote' ? `remote${way.needsSomebodyHome ? ', asks' : ''}` : 'crew').toBe(said)
})
