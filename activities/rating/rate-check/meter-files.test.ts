import { expect, test } from 'vitest'
import { grid, urdbRate } from '../../../test/support/urdb.js'
import type { RateCheckAnswer } from './contract.js'
import { rateFiles } from './rate-files.js'

/** Two days of half hours as NEM12 writes them, in market time (+10:00): 0.5 kWh each, 2 kWh from 17:00 to 18:00. */
function nem12(channels: readonly string[]): string {
  const values = Array.from({ length: 48 }, (_, at) => (at === 34 || at === 35 ? '2' : '0.5')).join(',')
  const blocks = channels.flatMap((channel) => [
    `200,NMI1234567,${channel},${channel},${channel},N1,METER1,kWh,30,`,
    `300,20180101,${values},A,,,20180103000000,`,
    `300,20180102,${values},A,,,20180103000000,`,
  ])
  return ['100,NEM12,201801030000,SENDER,RECEIVER', ...blocks, '900', ''].join('\r\n')
}

const TARIFF = JSON.stringify(
  urdbRate({
    fixedchargefirstmeter: 0,
    energyratestructure: [[{ rate: 0.1 }], [{ rate: 1 }]],
    energyweekdayschedule: grid((_month, hour) => (hour === 17 ? 1 : 0)),
    energyweekendschedule: grid(() => 0),
  }),
)

const rated = (usage: string, options: Record<string, string> = {}): Promise<RateCheckAnswer> =>
  rateFiles({ tariff: TARIFF, usage, from: '2018-01-01', to: '2018-01-03', attributes: {}, options })

test('a meter file is rated on the clock of its format', async () => {
  const answer = await rated(nem12(['E1']))
  expect(answer.refusals).toEqual([])
  expect(answer.periods[0]).toMatchObject({ energy: '12.6', determinants: { kwhByPeriod: { '0': '46', '1': '8' } } })
  expect(answer.assumptions).toContainEqual(expect.objectContaining({ option: 'zone', value: '+10:00' }))
})

test('one meter of several is named; totals of registers are rated as such', async () => {
  const two = nem12(['E1']).replace(
    '900',
    `200,NMI7654321,E1,E1,E1,N1,METER2,kWh,30,\r\n300,20180101,${'1,'.repeat(48)}A,,,20180103000000,\r\n900`,
  )
  expect((await rated(two)).refusals[0]).toMatchObject({ code: 'SEVERAL_METERS', field: 'meter' })
  expect((await rated(two, { meter: 'NMI1234567' })).periods[0]?.energy).toBe('12.6')
  expect((await rated(two, { meter: 'NMI0000000' })).refusals[0]).toMatchObject({ code: 'SEVERAL_METERS' })
  const nem13 = [
    '100,NEM13,201801030000,SENDER,RECEIVER',
    '250,NMI1234567,E1,1,E1,N1,METSER1,E,001000,20180101093000,A,,,001120.5,20180103100000,A,,,120.5,kWh,20180401,20180103100000,20180103100000',
    '900',
  ].join('\r\n')
  const totals = await rateFiles({
    tariff: JSON.stringify(urdbRate()),
    usage: nem13,
    from: '2018-01-01',
    to: '2018-01-03',
    attributes: {},
    options: {},
  })
  expect(totals.periods[0]).toMatchObject({ energy: '13.255', determinants: { kWh: '120.5' } })
  expect(totals.periods[0]?.determinants['billingKw']).toBeUndefined()
  const short = nem12(['E1']).replaceAll('0.5,', '')
  expect((await rated(short)).refusals[0]).toMatchObject({ code: 'TOO_FEW_VALUES', field: 'line 3' })
  expect((await rated(short, { meter: 'NMI1234567' })).refusals[0]).toMatchObject({ code: 'TOO_FEW_VALUES', field: 'line 3' })
})

test('channels that no tariff bills are left out, and the answer says so; totals in Wh come out in kWh', async () => {
  const many = nem12(['E1']).replace(
    '\r\n900',
    `\r\n200,NMI1234567,K1,K1,K1,N1,METER1,kvarh,30,\r\n300,20180101,${'1,'.repeat(48)}A,,,\r\n900`,
  )
  const answer = await rated(many)
  expect([answer.refusals, answer.periods[0]?.energy]).toEqual([[], '12.6'])
  expect(answer.assumptions).toContainEqual(expect.objectContaining({ option: 'channels', value: 'without K1 (kvarh received)' }))
  const point = 'User/1/UsagePoint/1/MeterReading/1'
  const start = Date.parse('2018-01-01T05:00Z') / 1000
  const feed = `<feed><entry><link rel="self" href="ReadingType/1"/><content><ReadingType><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType></content></entry>
    <entry><link rel="self" href="${point}"/><link rel="related" href="ReadingType/1"/><content><MeterReading/></content></entry>
    <entry><link rel="self" href="${point}/IntervalBlock/1"/><content><IntervalBlock><IntervalReading><timePeriod><duration>172800</duration><start>${start}</start></timePeriod><value>120500</value></IntervalReading></IntervalBlock></content></entry></feed>`
  const totals = await rateFiles({
    tariff: JSON.stringify(urdbRate()),
    usage: feed,
    from: '2018-01-01',
    to: '2018-01-03',
    attributes: {},
    options: { zone: 'America/New_York' },
  })
  expect(totals.periods[0]).toMatchObject({ energy: '13.255', determinants: { kWh: '120.5' } })
})

test('what a meter file does not say, or says twice, is refused', async () => {
  expect((await rated(nem12(['E1', 'E2']))).refusals[0]).toMatchObject({ code: 'SEVERAL_CHANNELS' })
  expect((await rated('200,NMI,E1\n')).refusals[0]?.code).toMatch(/^[A-Z_]+$/)
  expect((await rated('nothing of a meter')).refusals[0]).toMatchObject({
    code: 'FORMAT_UNKNOWN',
    message: expect.stringContaining('start,kwh') as string,
  })
  const elsewhere = await rated(nem12(['E1']), { zone: '+00:00' })
  expect(elsewhere.refusals[0]).toMatchObject({ code: 'INTERVALS_INCOMPLETE' })
})
