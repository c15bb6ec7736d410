import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { livedThrough, type Stage } from '../../test/support/lived-through.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { advanceClock } from '../utility/advance-clock.js'
import { nameMeter } from './intake/name-meter.js'
import { receiveMeterFile } from './intake/receive-meter-file.js'
import { takeMeterFile } from './intake/take-meter-file.js'
import { advanceMeterWatch } from './watch/advance-watch.js'

// A file of two meters, one of them by a name nobody knows yet; a night's look at what is missing; the name becomes known; a correction.

const BRISBANE_DAY = (day: string, value: string, quality = 'A'): string =>
  `300,${day},${Array.from({ length: 48 }, () => value).join(',')},${quality},,,,`
const nem = (...meters: readonly (readonly [meter: string, ...days: string[]])[]): string =>
  [
    '100,NEM12,202602011135,A,B',
    ...meters.flatMap(([meter, ...days]) => [`200,${meter},E1,E1,E1,,${meter},kWh,30,`, ...days]),
    '900',
    '',
  ].join('\n')

test('a worker that dies at each part of an intake and a watch, or two at once, keep what one keeps', async () => {
  const database = await livedThrough(
    async ({ pool, adminPool }) => {
      await importSolarUtility(pool, ['2026-01-31'])
      await storeSolarDays(pool, 'M1', solarDays('2026-01-01', '2026-01-10'))
      await adminPool.query(
        `update utility set time_zone = 'Australia/Brisbane', business_date = '2026-01-11',
           settings = settings || '{ "estimation": [{ "rule": "interpolation", "most_hours": "2", "automatic": true }] }'`,
      )
    },
    async (stage) => {
      const first = nem(
        [
          'M2',
          BRISBANE_DAY('20260108', '0.5', 'V'),
          '400,1,20,A,,',
          '400,21,24,N,,',
          '400,25,48,A,,',
          BRISBANE_DAY('20260110', '0.7', 'E52'),
        ],
        ['NMI-4', BRISBANE_DAY('20260108', '0.25'), BRISBANE_DAY('20260109', '0.25')],
      )
      const one = await receive(stage, 'first.csv', first)
      await stage.act((pool) => takeMeterFile(pool, { fileId: one }))
      const night = () => stage.carry((pool) => advanceMeterWatch(pool, { database: 'of the story' }, 1))
      await night()
      const name = stage.command({ identifier: 'NMI-4', meterId: 'M4' })
      await stage.act((pool) => nameMeter(pool, name))
      await stage.act((pool) => takeMeterFile(pool, { fileId: one, meterId: 'M4' }))
      const two = await receive(
        stage,
        'second.csv',
        nem(['M2', BRISBANE_DAY('20260108', '0.6'), BRISBANE_DAY('20260110', '0.8')]),
      )
      await stage.act((pool) => takeMeterFile(pool, { fileId: two }))
      const clock = stage.command({ to: '2026-01-12' })
      await stage.act((pool) => advanceClock(pool, clock))
      await night()
    },
  )
  const { pool } = database
  const files = await pool.query(`select state, counts from meter_files order by file_id`)
  expect(files.rows).toMatchObject([
    { state: 'completed', counts: { records: 4, daysNew: 4, daysSame: 0, held: 0 } },
    { state: 'completed', counts: { records: 2, daysNew: 0, daysChanged: 2 } },
  ])
  const nights = await pool.query(`select sweep_on, days_missing, days_estimated from meter_sweeps order by sweep_on`)
  // The second night M1 lacks the 11th in both directions, M2 the 9th and 11th, M4 the 10th and 11th.
  expect(nights.rows).toEqual([
    { sweep_on: '2026-01-11', days_missing: 1, days_estimated: 1 },
    { sweep_on: '2026-01-12', days_missing: 6, days_estimated: 0 },
  ])
  const said = await pool.query(`select sentence from process_steps where process_id like 'meter-file/%' order by step_id`)
  expect(said.rows.map(({ sentence }) => sentence)).toEqual([
    'The bytes are stored; the file waits for the worker.',
    'Read 4 records with 192 intervals: 2 days new, 0 changed, 0 the same, 0 reads taken, 2 records held aside, 0 left out.',
    'Meter M4 is known now; what the file holds aside for it waits for the worker.',
    '2 records that were held aside are in the records of meter M4.',
    'The bytes are stored; the file waits for the worker.',
    'Read 2 records with 96 intervals: 0 days new, 2 changed, 0 the same, 0 reads taken, 0 left out.',
  ])
  await database.close()
})

/** The bytes come through the API, which is not what dies here. */
async function receive({ pool, command }: Stage, name: string, text: string): Promise<number> {
  const bytes = Readable.from([Buffer.from(text)])
  return (await receiveMeterFile(pool, command({ name, mappingId: null, zone: null }), bytes)).id
}
