import { expect, test } from 'vitest'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { tellCustomer } from './tell-customer.js'

const MAY = { isAllowed: true, disabledReason: null }
const START: ServiceRequestPageJson['agreements'][number] = {
  agreementId: 'G1',
  act: 'start',
  party: 'applicant',
  accountId: 'A000001',
  service: 'water',
  servicePointId: 'S1',
  premiseId: 'P1',
  tariffCode: 'W-RES',
  state: 'pending_start',
  onDate: '2026-09-10',
  doneOn: null,
}
const PAGE: ServiceRequestPageJson = {
  id: 'R000001',
  kind: 'move_in',
  state: 'open',
  accountId: 'A000001',
  customerName: 'Nadia Underhill',
  premiseId: 'P1',
  address: '12 Mill Lane',
  fromPremiseId: null,
  fromAddress: null,
  startOn: '2026-09-10',
  stopOn: null,
  requestedOn: '2026-09-04',
  closedOn: null,
  waitsFor: null,
  processState: 'waiting',
  isOverdue: false,
  version: 1,
  isNewAccount: true,
  forwarding: null,
  prerequisites: [],
  agreements: [START, { ...START, agreementId: 'G2', service: 'electric' }],
  reads: [],
  workOrders: [],
  leaving: [],
  processId: 'move/R000001',
  mayDo: [],
}
const needs = (prerequisite: 'deposit' | 'identity', amount: string | null): ServiceRequestPageJson['prerequisites'][number] => ({
  prerequisite,
  state: 'open',
  amount,
  accounts: [],
  decidedOn: null,
  decidedBy: null,
  reason: null,
  mayMeet: MAY,
  mayOverride: MAY,
})
const ORDER = { workOrderId: 'W1', typeCode: 'CONNECT', state: 'created', resultCode: null, completedOn: null }

test('a move in with a deposit and a visit', () => {
  const page = { ...PAGE, prerequisites: [needs('identity', null), needs('deposit', '150.00')], workOrders: [ORDER] }
  expect(tellCustomer(page, 'USD')).toEqual([
    'Service at 12 Mill Lane begins on 10 Sep 2026: water, electric.',
    'Please show a document that proves who you are before service begins.',
    'A deposit of $150.00 is to be paid before service begins, to account A000001.',
    'Somebody of ours comes to the meter. Agree on a window and see that the meter can be reached.',
    'The first bill comes with the next run of the account’s cycle after service has begun.',
  ])
})

test('what is met or waived is not said again', () => {
  const page = { ...PAGE, prerequisites: [{ ...needs('deposit', '150.00'), state: 'met' as const }] }
  expect(tellCustomer(page, 'USD').join(' ')).not.toContain('deposit')
})

test('a move out with a final bill to a new address', () => {
  const page: ServiceRequestPageJson = {
    ...PAGE,
    kind: 'move_out',
    premiseId: null,
    address: null,
    fromPremiseId: 'P1',
    fromAddress: '12 Mill Lane',
    startOn: null,
    stopOn: '2026-09-30',
    forwarding: { line1: 'Box 7', line2: null, city: 'Salem', state: 'OR', postcode: '97301', country: 'US' },
    agreements: [
      { ...START, act: 'stop', onDate: '2026-09-30', state: 'pending_stop' },
      { ...START, party: 'owner', accountId: 'A000002', onDate: '2026-10-01' },
    ],
    leaving: [{ accountId: 'A000001', balance: '0.00', isClosed: false }],
  }
  expect(tellCustomer(page, 'USD')).toEqual([
    'The last day of service at 12 Mill Lane is 30 Sep 2026: water.',
    'The final bill goes to Box 7, Salem once the last day has been read. A deposit is taken off it; what is left is paid back.',
  ])
})

test('a request that was taken back', () => {
  expect(tellCustomer({ ...PAGE, state: 'cancelled' }, 'USD')).toEqual([
    'The request is taken back. Nothing begins or ends by it.',
  ])
})
