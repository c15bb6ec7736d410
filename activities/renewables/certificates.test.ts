import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCertificates } from '../../db/renewables/certificate-reads.js'
import { inTransaction } from '../../db/transaction.js'
import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { GREEN_SOLAR } from '../../test/support/shared-solar.js'
import { importSolarUtility, type SolarDay, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { proposeAfterMeasurement } from '../billing/propose-after-measurement.js'
import { configureProgramme, enrol } from './enrol.js'
import { mintCertificates } from './mint-certificates.js'
import { acquireCertificates } from './acquire-certificates.js'
import { moveAcquired, moveCertificates, retireForProgramme } from './move-certificates.js'
import { registerGenerator } from './register-generator.js'

// A plant that gives a hundred times what the panels of the other tests do, minted for two months; 40 blocks of green power are sold of it.

const DAYS = solarDays('2026-06-01', '2026-07-31').map((day) => ({ ...day, given: day.given.map((wh) => (wh ?? 0) * 100) }))
const generated = (month: string): Decimal =>
  decimal(
    DAYS.filter(({ day }) => day.startsWith(month)).reduce((all, day) => all + day.given.reduce((sum, wh) => sum + wh, 0), 0),
  ).div(1000)
let keys = 0
const command = <Input>(input: Input) => ({ key: `certificates ${(keys += 1)}`, actor: TESTER, reason: 'monthly minting', input })
const mint = (vintage: string) => mintCertificates(pool, command({ generatorId: 'SUN-1', vintage }))

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-05-31', '2026-06-30'], GREEN_SOLAR)
  await database.adminPool.query(`update service_agreements set start_on = '2026-06-01'`)
  await pool.query(`update utility set business_date = '2026-07-01'`)
  await storeSolarDays(
    pool,
    'M1',
    DAYS.filter(({ day }) => day < '2026-07-31'),
  )
  for (const meter of ['M7', 'M8']) await storeSolarDays(pool, meter, DAYS, false)
  await registerGenerator(
    pool,
    command({
      generatorId: 'SUN-1',
      name: 'The plant',
      servicePointId: 'S1',
      counts: 'received' as const,
      technology: 'solar' as const,
      capacityKw: '120',
      beganOn: '2026-06-01',
    }),
  )
})
afterAll(() => database?.close())

const june = generated('2026-06')
const juneCertificates = june.div(1000).floor().toNumber()

describe('certificates', () => {
  test('are minted once for each whole MWh of a month, in order', async () => {
    await expect(mint('2026-07')).rejects.toThrow('MINT_MONTH: 2026-07 is not over yet.')
    const first = await mint('2026-06')
    expect(first).toEqual({
      certificates: juneCertificates,
      firstSerial: 1,
      lastSerial: juneCertificates,
      generatedKwh: june.toFixed(),
      carriedOutKwh: june.minus(juneCertificates * 1000).toFixed(),
    })
    expect(await mint('2026-06')).toEqual(first)
    await pool.query(`update utility set business_date = '2026-09-01'`)
    await expect(mint('2026-08')).rejects.toThrow('MINT_ORDER')
    await expect(mint('2026-07')).rejects.toThrow(
      'GENERATION_UNKNOWN: The generation of SUN-1 in 2026-07 is not known: the last interval',
    )
    await storeSolarDays(
      pool,
      'M1',
      DAYS.filter(({ day }) => day === '2026-07-31'),
    )
    const second = await mint('2026-07')
    const all = june.plus(generated('2026-07'))
    expect([second.firstSerial, second.lastSerial]).toEqual([juneCertificates + 1, all.div(1000).floor().toNumber()])
    expect(
      decimal(second.carriedOutKwh)
        .plus(decimal(second.lastSerial ?? 0).times(1000))
        .eq(all),
    ).toBe(true)
    await expectSoundBooks(pool)
  })

  test('leave once, to somebody or for good', async () => {
    const sale = { kind: 'transferred' as const, generatorId: 'SUN-1', vintage: '2026-06', count: 2, party: 'Ridge Power' }
    const once = command(sale)
    expect(await moveCertificates(pool, once)).toEqual(await moveCertificates(pool, once))
    expect((await listCertificates(pool)).filter(({ vintage }) => vintage === '2026-06')).toMatchObject([
      {
        state: 'transferred',
        first: 'SUN-1-2026-06-000001',
        last: 'SUN-1-2026-06-000002',
        party: 'Ridge Power',
        certificates: 2,
      },
      { state: 'held', first: 'SUN-1-2026-06-000003', certificates: juneCertificates - 2 },
    ])
    await expect(moveCertificates(pool, command({ ...sale, count: juneCertificates }))).rejects.toThrow(
      `CERTIFICATES_SHORT: ${juneCertificates} certificates are wanted and ${juneCertificates - 2} are held.`,
    )
    const again = `insert into certificate_moves (minting_id, generator_id, kind, first_serial, last_serial, party, reason, moved_on, recorded_by)
      select minting_id, generator_id, 'retired', `
    await expect(
      pool.query(`${again} 2, 3, 'x', 'x', '2026-09-01', 'x' from certificate_mintings where vintage = '2026-06'`),
    ).rejects.toThrow('exclusion constraint')
    await expect(
      pool.query(`${again} 5, 5, 'x', 'x', '2026-09-01', 'x' from certificate_mintings where vintage = '2026-07'`),
    ).rejects.toThrow('PENSTOCK_NOT_MINTED')
  })

  test('are retired for the green power that was sold, in whole MWh', async () => {
    const green = { code: 'green_blocks', name: 'Green blocks', kind: 'green_power' as const, takes: 'blocks' as const }
    const none = { code: 'green_percent', name: 'Green part', kind: 'green_power' as const, takes: 'percent' as const }
    await configureProgramme(pool, command({ ...green, kwhPerUnit: '100', lineCodes: ['E-GREEN'], cap: null }))
    await configureProgramme(pool, command({ ...none, kwhPerUnit: '1', lineCodes: ['E-GREEN-P'], cap: null }))
    const baseline = { ...none, code: 'medical_baseline', kind: 'allowance' as const, takes: 'nothing' as const }
    await configureProgramme(pool, command({ ...baseline, kwhPerUnit: '1', lineCodes: [], cap: null }))
    await expect(retireForProgramme(pool, command({ programmeCode: 'green_blocks' }))).rejects.toThrow('NOTHING_TO_RETIRE')
    const whole = { agreementId: 'G7', amount: '41', capacityKw: null, from: '2026-06-01', to: null }
    await enrol(pool, command({ programmeCode: 'green_blocks', ...whole }))
    for (const end of ['2026-05-31', '2026-06-30']) await approveRun(pool, await computeRun(pool, '1', end))
    // 41 blocks of 100 kWh: four MWh, the oldest that are held.
    const once = command({ programmeCode: 'green_blocks' })
    expect(await retireForProgramme(pool, once)).toEqual({
      moved: [
        {
          generatorId: 'SUN-1',
          registry: null,
          vintage: '2026-06',
          first: 'SUN-1-2026-06-000003',
          last: 'SUN-1-2026-06-000006',
          certificates: 4,
        },
      ],
    })
    await retireForProgramme(pool, once)
    await expect(retireForProgramme(pool, command({ programmeCode: 'green_blocks' }))).rejects.toThrow('NOTHING_TO_RETIRE')
    await expectSoundBooks(pool)
  })

  test('are bought by serial numbers of another registry, once, and retired as the minted ones', async () => {
    const bought = {
      registry: 'WREGIS',
      series: '0042-OR',
      vintage: '2026-05',
      technology: 'wind' as const,
      first: 1201,
      last: 1203,
      counterparty: 'Ridge Power',
    }
    const one = command(bought)
    const acquired = await acquireCertificates(pool, one)
    expect(acquired).toMatchObject({ first: 'WREGIS-0042-OR-1201', last: 'WREGIS-0042-OR-1203', certificates: 3 })
    expect(await acquireCertificates(pool, one)).toEqual(acquired)
    const again = (more: Partial<typeof bought>) => acquireCertificates(pool, command({ ...bought, ...more }))
    await expect(again({ first: 1203, last: 1300 })).rejects.toThrow(
      'ACQUISITION_OVERLAPS: WREGIS-0042-OR-1201 to WREGIS-0042-OR-1203 were acquired already',
    )
    await expect(again({ first: 5, last: 4 })).rejects.toThrow('ACQUISITION_RANGE')
    await expect(again({ first: 5, last: 5, vintage: '2026-09' })).rejects.toThrow('ACQUISITION_VINTAGE')
    await expect(
      pool.query(
        `insert into certificate_acquisitions (registry, series, vintage, technology, first_serial, last_serial, counterparty, reason, acquired_on, recorded_by)
         select registry, series, vintage, technology, 1202, 1202, 'x', 'x', acquired_on, 'x' from certificate_acquisitions`,
      ),
    ).rejects.toThrow('exclusion constraint')
    const { acquisitionId } = acquired
    const sale = { kind: 'transferred' as const, acquisitionId, count: 1, party: 'Vale Power' }
    await moveAcquired(pool, command(sale))
    await expect(moveAcquired(pool, command({ ...sale, count: 3 }))).rejects.toThrow('CERTIFICATES_SHORT')
    await expect(
      pool.query(
        `insert into acquired_certificate_moves (acquisition_id, kind, first_serial, last_serial, party, reason, moved_on, recorded_by)
         values ($1, 'retired', 1203, 1204, 'x', 'x', '2026-09-01', 'x')`,
        [acquisitionId],
      ),
    ).rejects.toThrow('PENSTOCK_NOT_ACQUIRED')
    // Of blocks of 150 kWh 6,150 kWh are sold: two MWh more than were retired, and the oldest that are held were bought.
    await pool.query(`update programmes set kwh_per_unit = 150 where programme_code = 'green_blocks'`)
    const { moved } = await retireForProgramme(pool, command({ programmeCode: 'green_blocks' }))
    expect(moved).toEqual([
      {
        generatorId: null,
        registry: 'WREGIS',
        vintage: '2026-05',
        first: 'WREGIS-0042-OR-1202',
        last: 'WREGIS-0042-OR-1203',
        certificates: 2,
      },
    ])
    expect((await listCertificates(pool)).filter(({ registry }) => registry !== null)).toMatchObject([
      { state: 'transferred', first: 'WREGIS-0042-OR-1201', party: 'Vale Power', boughtOf: 'Ridge Power', generatorId: null },
      { state: 'retired', first: 'WREGIS-0042-OR-1202', certificates: 2, programmeCode: 'green_blocks' },
    ])
    await expectSoundBooks(pool)
  })

  test('are not changed where the generation is known otherwise: a person is asked', async () => {
    await countedAnew(DAYS.find(({ day }) => day === '2026-06-10') as SolarDay)
    const changed = { meterId: 'M1', days: { from: '2026-06-10', to: '2026-06-10' }, reason: 'read anew', actor: TESTER }
    for (let time = 0; time < 2; time++) await inTransaction(pool, (tx) => proposeAfterMeasurement(tx, changed))
    const { rows } = await pool.query<{ facts: Record<string, string> }>(
      `select facts from tasks where task_key like 'generation-changed/%'`,
    )
    const tenth = DAYS.find(({ day }) => day === '2026-06-10') as SolarDay
    const less = decimal(tenth.given.reduce<number>((sum, wh) => sum + (wh ?? 0), 0)).div(1000)
    expect(rows.map(({ facts }) => [facts['vintage'], facts['mintedKwh'], facts['kwhNow']])).toEqual([
      ['2026-06', june.toFixed(), june.minus(less).toFixed()],
    ])
    expect((await mint('2026-06')).generatedKwh).toBe(june.toFixed())
  })
})

/** What a corrected file does: nothing was given on that day. */
async function countedAnew({ day }: SolarDay): Promise<void> {
  await inTransaction(pool, async ({ client }) => {
    const next = await client.query<{ id: number }>(`select nextval('interval_day_ids') as id`)
    const id = next.rows[0]?.id
    await client.query(
      `update interval_days d set superseded_by = $2 from meter_channels c where c.channel_id = d.channel_id and c.meter_id = 'M1' and c.direction = 'received' and d.day = $1`,
      [day, id],
    )
    await client.query(
      `insert into interval_days (interval_day_id, channel_id, day, starts_at, seconds, scale, amounts, qualities, origin, reason, recorded_by)
       select $1, channel_id, day, starts_at, seconds, scale, array_fill(0, array[cardinality(amounts)]), qualities, 'edited', 'test', 'U-TEST'
         from interval_days where superseded_by = $1`,
      [id],
    )
  })
}
