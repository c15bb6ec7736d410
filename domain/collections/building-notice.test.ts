import { expect, test } from 'vitest'
import { owing } from '../../test/support/collections-policy.js'
import { type BuildingNoticeRule, buildingParties, toldFrom } from './building-notice.js'
import type { NoticeFact } from './disconnection-facts.js'

const RULE: BuildingNoticeRule = {
  building: { channels: { served: 15, mail: 18 }, count: 'calendar' },
  each_unit: { channels: { mail: 18 }, count: 'calendar' },
  parties: ['health officer', 'mayor'],
}
const notice = (
  recipient: NoticeFact['recipient'],
  party: string | null,
  channel: NoticeFact['channel'],
  issuedOn: string | null,
  delivery: NoticeFact['delivery'] = 'delivered',
): NoticeFact => ({ stage: 'first', recipient, party, channel, issuedOn, delivery, effectiveOn: null, expiresOn: null })

const ON = '2026-10-01'
const WHOLE = [
  notice('building', null, 'served', ON),
  notice('unit', '1', 'mail', ON),
  notice('unit', '2', 'mail', ON),
  notice('party', 'health officer', 'served', ON),
  notice('party', 'mayor', 'mail', ON),
]

test.each<[string, readonly NoticeFact[], string, string | null]>([
  ['nobody', [], '-----', null],
  ['everybody; the last mail counts', WHOLE, '+++++', '2026-10-19'],
  ['one unit is left', WHOLE.filter(({ party }) => party !== '2'), '++-++', null],
  ['a notice to a unit that was posted, where only mail counts', [notice('unit', '1', 'posted', ON)], '-----', null],
  ['a letter that came back', [notice('unit', '1', 'mail', ON, 'failed')], '-----', null],
  ['a letter that has not left', [notice('unit', '1', 'mail', null, 'unknown')], '-----', null],
  ['the customer’s own notice is no notice to the building', [notice('customer', null, 'served', ON)], '-----', null],
  ['told twice: the earlier counts', [...WHOLE, notice('party', 'mayor', 'served', ON)], '+++++', '2026-10-19'],
])('%s', (_name, notices, told, from) => {
  const parties = buildingParties(RULE, owing({ dwellings: 2, notices }))
  expect(parties.map((each) => (each.told === null ? '-' : '+')).join('')).toBe(told)
  expect(toldFrom(parties)).toBe(from)
})
