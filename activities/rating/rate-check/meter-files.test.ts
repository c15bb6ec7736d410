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

test('what a meter file does not say, or says twice, is refused', async () => {
  expect((await rated(nem12(['E1', 'E2']))).refusals[0]).toMatchObject({ code: 'SEVERAL_CHANNELS' })
  expect((await rated('200,NMI,E1\n')).refusals[0]?.code).toMatch(/^[A-Z_]+$/)
  expect((await rated('nothing of a meter')).refusals[0]).toMatchObject({ code: 'FORMAT_UNKNOWN' })
  const elsewhere = await rated(nem12(['E1']), { zone: '+00:00' })
  expect(elsewhere.refusals[0]).toMatchObject({ code: 'INTERVALS_INCOMPLETE' })
})
