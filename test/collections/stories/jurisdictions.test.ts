import { expect, it } from 'vitest'
import { addDays } from '../../../domain/kernel/local-date.js'
import type { ParameterKey } from '../../../domain/policy/parameters.js'
import type { Entity, PolicyRow } from '../../../domain/policy/policy-pack.js'
import { packsOfPlace } from '../../simulation/collections/places.js'
import { JURISDICTIONS, type Story } from './jurisdictions.table.js'
import { Office, type OfficeOptions } from './office.js'

type World = Omit<OfficeOptions, 'packs' | 'today' | 'households'> & {
  readonly entity: Entity
  readonly pack: string
  /** What the place states in place of the municipality. */
  readonly alone?: readonly ParameterKey[]
  readonly households?: number
  readonly today?: string
}

/** What each utility states itself: a notice holds for thirty days. */
const OWN: readonly PolicyRow[] = [
  {
    key: 'notice.validity',
    value: { must_state: ['issued', 'effective', 'expires'], expires_after_days: 30 },
    from: null,
    to: null,
    citation: 'decided by the utility',
    mark: 'U',
    says: 'A notice holds for thirty days from the day it takes effect.',
  },
]

/** Households of a place that owe 180.00 since a day, the first of June unless it says otherwise. */
async function open(world: World, dueOn = '2026-06-01'): Promise<Office> {
  const { entity, pack, alone, households = 1, today = dueOn, ...more } = world
  const office = await Office.open({ ...more, households, today, packs: packsOfPlace(entity, pack, alone, OWN) })
  await office.owe(dueOn, '180.00', ...office.homes.map((_, index) => index + 1))
  return office
}

/** What happened to each household, and the entries its money made. */
async function told(office: Office): Promise<Story> {
  const story: { happened: string[]; entries: string[] }[] = []
  for (const index of office.homes.keys()) {
    story.push({ happened: await office.happened(index + 1), entries: await office.entries(index + 1) })
  }
  return story
}

/** The days on which the strategy does something, and what staff do when it asks: a call, the second notice at the door, a visit. */
async function usualSteps(office: Office, dueOn: string, ...houses: readonly number[]): Promise<void> {
  const after = (days: number) => addDays(dueOn, days)
  await office.on(...[5, 6, 15, 22, 23].map(after).filter((day) => day > office.today))
  for (const index of houses) await office.contact(index, 'phone')
  await office.on(after(28), after(29))
  for (const index of houses) {
    await office.contact(index, 'posted', 'nobody', { notice: 'second' })
    await office.contact(index, 'visit', 'nobody')
  }
}

it('Illinois', async () => {
  const office = await open(
    {
      entity: 'investor_owned',
      pack: 'us-il-280',
      service: 'electric',
      households: 3,
      alone: ['season.rule', 'weather.low', 'weather.high'],
    },
    '2026-10-01',
  )
  await office.on('2026-10-06', '2026-10-07', '2026-10-12')
  await office.protect(2, { kind: 'medical' })
  await usualSteps(office, '2026-10-01', 1, 3)
  await office.on('2026-11-02', '2026-11-03', '2026-11-04')
  await office.act(1, 'release_cut')
  await office.plan(3)
  expect(await office.crew(1, 'DISCONNECT')).toBe('ok')
  await office.pay(1, '180.00')
  await office.crew(1, 'RECONNECT')
  await office.on('2026-11-06', '2026-11-09', '2026-12-01', '2026-12-11')
  expect(await told(office)).toEqual(JURISDICTIONS.illinois)
  await office.close()
})

it('New York', async () => {
  const office = await open({ entity: 'investor_owned', pack: 'us-ny-hefpa', service: 'electric' })
  await office.database.adminPool.query('update premises set dwelling_units = 2')
  await usualSteps(office, '2026-06-01', 1)
  await office.on('2026-07-01', '2026-07-02', '2026-07-03', '2026-07-06')
  await office.contact(1, 'posted', 'nobody', { notice: 'first', to: 'building' })
  for (const party of ['1', '2']) await office.contact(1, 'mail', 'nobody', { notice: 'first', to: 'unit', party })
  for (const party of ['health officer', 'social services', 'mayor'])
    await office.contact(1, 'served', 'nobody', { notice: 'first', to: 'party', party })
  await office.on('2026-07-24', '2026-07-27')
  await office.act(1, 'release_cut')
  expect(await office.crew(1, 'DISCONNECT')).toBe('ok')
  await office.plan(1)
  await office.crew(1, 'RECONNECT')
  expect(await told(office)).toEqual(JURISDICTIONS.newYork)
  await office.close()
})

it('Texas, electricity', async () => {
  const advised = ['2026-07-01', '2026-07-06']
  const office = await open({
    entity: 'investor_owned',
    pack: 'us-tx-puc-25',
    service: 'electric',
    households: 2,
    alone: ['weather.low', 'weather.high'],
    weather: (day) => ({ low: '70', high: '98', isAdvised: advised.includes(day) }),
  })
  await office.database.adminPool.query(`update accounts set low_income_discount = true where account_id = $1`, [
    office.home(2).accountId,
  ])
  await usualSteps(office, '2026-06-01', 1)
  await office.on('2026-07-01', '2026-07-02', '2026-07-03', '2026-07-06', '2026-07-07', '2026-07-08', '2026-07-09')
  await office.act(1, 'release_cut')
  expect(await office.crew(1, 'DISCONNECT')).toBe('ok')
  await office.pay(1, '189.00')
  await office.crew(1, 'RECONNECT')
  expect(await told(office)).toEqual(JURISDICTIONS.texasElectricity)
  await office.close()
})

it('Texas, water', async () => {
  const office = await open({ entity: 'municipal', pack: 'us-tx-puc-24', service: 'water', households: 2 })
  await office.owe('2026-06-10', '30.00', 2)
  await office.on('2026-06-06', '2026-06-07', '2026-06-12')
  await office.pay(1, '100.00')
  await office.on('2026-06-16', '2026-06-17')
  await office.pay(1, '85.00')
  expect(await told(office)).toEqual(JURISDICTIONS.texasWater)
  await office.close()
})

it('California, energy', async () => {
  const office = await open({
    entity: 'investor_owned',
    pack: 'us-ca-iou',
    service: 'electric',
    households: 3,
    alone: ['protect.programmes'],
  })
  await office.on('2026-06-06', '2026-06-07', '2026-06-15')
  await office.protect(2, { kind: 'age', bornOn: '1961-07-10' })
  await office.on('2026-06-16', '2026-06-20')
  await office.plan(3)
  await usualSteps(office, '2026-06-01', 1, 2)
  await office.on('2026-07-01', '2026-07-02', '2026-07-06')
  await office.act(1, 'release_cut')
  await office.act(2, 'release_cut')
  expect(await office.crew(1, 'DISCONNECT')).toBe('ok')
  await office.on('2026-07-10')
  await office.pay(1, '180.00')
  await office.crew(1, 'RECONNECT')
  expect(await told(office)).toEqual(JURISDICTIONS.californiaEnergy)
  await office.close()
})

it('California, water', async () => {
  const office = await open({ entity: 'municipal', pack: 'us-ca-sb998', service: 'water', households: 3 })
  await office.on('2026-06-06', '2026-06-07', '2026-06-15')
  await office.protect(2, { kind: 'medical', cannotPayAndArranges: false })
  await office.protect(3, { kind: 'medical', cannotPayAndArranges: true })
  await usualSteps(office, '2026-06-01', 1, 2)
  await office.on(
    '2026-07-01',
    '2026-07-02',
    '2026-07-06',
    '2026-07-15',
    '2026-07-31',
    '2026-08-03',
    '2026-08-10',
    '2026-08-16',
    '2026-08-17',
  )
  await office.contact(1, 'posted', 'nobody', { notice: 'second' })
  await office.on('2026-08-18', '2026-08-19')
  await office.act(1, 'release_cut')
  expect(await office.crew(1, 'DISCONNECT')).toBe('ok')
  await office.pay(1, '180.00')
  await office.crew(1, 'RECONNECT')
  expect(await told(office)).toEqual(JURISDICTIONS.californiaWater)
  await office.close()
})

it('Great Britain', async () => {
  const office = await open(
    { entity: 'retailer', pack: 'gb-slc', service: 'electric', households: 3, alone: ['season.rule'] },
    '2026-08-20',
  )
  await office.on('2026-08-25', '2026-08-26', '2026-08-30')
  await office.protect(2, { kind: 'age', source: 'customer', bornOn: '1950-02-02', livesAlone: false })
  await office.protect(3, { kind: 'disability', source: 'customer' })
  await usualSteps(office, '2026-08-20', 1, 2)
  await office.on('2026-09-21', '2026-09-22')
  await office.contact(1, 'visit', 'adult', { prepayment: true })
  await office.on('2026-09-23')
  await office.act(1, 'release_cut')
  expect(await office.crew(1, 'DISCONNECT')).toBe('ok')
  await office.on('2026-10-01')
  expect(await told(office)).toEqual(JURISDICTIONS.britain)
  await office.close()
})
