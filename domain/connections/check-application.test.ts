import { expect, it } from 'vitest'
import { compileConnections } from '../utility/connection-settings.js'
import { type Application, type ApplicationFacts, checkApplication } from './check-application.js'

const RULES = compileConnections({
  connections: { capacity_charges: [{ service: 'water', meter_size: '5/8"', amount: '1850.00' }] },
})
const APPLICATION: Application = {
  premiseId: 'P9',
  service: 'water',
  servicePointId: undefined,
  accountId: 'A1',
  tariffCode: 'W-RES',
  meterSize: '5/8"',
}
const FACTS: ApplicationFacts = {
  hasPremise: true,
  points: [],
  accountStatus: 'active',
  tariffService: 'water',
  openConnectionId: null,
}
const free = { servicePointId: 'S1', agreementId: null }
const served = { servicePointId: 'S2', agreementId: 'G2' }

it.each<[string, Partial<Application>, Partial<ApplicationFacts>, string | null]>([
  ['no point yet: one is made', {}, {}, null],
  ['the point of the premise', {}, { points: [free] }, 'S1'],
  ['the free one of two', {}, { points: [served, free] }, 'S1'],
  ['the one that is named', { servicePointId: 'S1' }, { points: [served, free] }, 'S1'],
  ['an account that is not open yet', {}, { accountStatus: 'pending' }, null],
  ['no premise', {}, { hasPremise: false }, 'PLACE_UNKNOWN'],
  ['a point elsewhere', { servicePointId: 'S9' }, { points: [free] }, 'PLACE_UNKNOWN'],
  ['served already', {}, { points: [served] }, 'PLACE_SERVED'],
  ['served already, by name', { servicePointId: 'S2' }, { points: [served, free] }, 'PLACE_SERVED'],
  ['asked for twice', {}, { openConnectionId: 'N000001' }, 'CONNECTION_EXISTS'],
  ['no account', {}, { accountStatus: null }, 'ACCOUNT_UNKNOWN'],
  ['a closed account', {}, { accountStatus: 'closed' }, 'ACCOUNT_CLOSED'],
  ['no tariff', {}, { tariffService: null }, 'TARIFF_UNKNOWN'],
  ['a tariff of another service', {}, { tariffService: 'gas' }, 'TARIFF_UNKNOWN'],
  ['a size nobody prices', { meterSize: '9"' }, {}, 'METER_SIZE_UNKNOWN'],
])('%s', (_case, application, facts, expected) => {
  const checked = checkApplication({ ...APPLICATION, ...application }, { ...FACTS, ...facts }, RULES)
  expect(checked.ok ? checked.value : checked.refusal.code).toBe(expected)
})
