import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf, daysFrom, goOn, owe, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { pay } from '../../test/support/moves.js'
import { carryCommands, giveSwitches, goOnRemotely, metersThat } from '../../test/support/remote-meters.js'
import { sweepCollections } from '../collections/sweep-collections.js'
import type { MeterGateway } from './meter-gateway.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01', [
    ['dunning.start', { amount: '25.00', after: { days: 0, count: 'calendar' } }],
    [
      'dunning.steps',
      [{ step: 'cut', act: 'disconnect', after: { days: 0, count: 'calendar' }, counted_from: 'due_date', channels: [] }],
    ],
    ['notice.first', null],
    ['cut.blocked_times', null],
    ['dunning.remote_cut', true],
    ['reconnect.remote', 'at_once'],
  ])
  await giveSwitches(database.adminPool, 'M1', 'M2', 'M3')
})
afterAll(() => database.close())

const ACCOUNTS = [
  ['A1', 'G1', 'M1'],
  ['A2', 'G2', 'M2'],
  ['A3', 'G3', 'M3'],
] as const

/** When the money comes: with the decision to send, while the meter is asked, with the writing of its answer, before all of it or after. */
const MOMENTS = ['before', 'with the decision', 'while it is asked', 'with the answer', 'after'] as const

it('a payment and a cut from afar of the same moment: it is not sent, or service is on again, or the cut came before', async () => {
  const { pool, adminPool } = database
  const meters = metersThat()
  const outcomes = { 'not sent': 0, 'switched on again': 0, cut: 0 }
  for (const [round, day] of daysFrom('2026-09-02', '2026-09-06').entries()) {
    await dayOf(adminPool, day)
    for (const [accountId, agreementId] of ACCOUNTS) await owe(pool, accountId, agreementId, `2026-09-0${round + 1}`, '120.00')
    await sweepCollections(pool)
    const episode = round + 1
    await Promise.all(
      ACCOUNTS.map(async ([accountId, , meterId], place) => {
        await goOn(pool, accountId, episode)
        const moment = MOMENTS[(round + 2 * place) % MOMENTS.length]
        let paying: Promise<unknown> | undefined
        const money = (): Promise<unknown> => (paying ??= pay(pool, accountId, '120.00'))
        const gateway: MeterGateway = {
          ...meters,
          send: async (command) => {
            const answer = await meters.send(command)
            if (moment === 'while it is asked') await money()
            if (moment === 'with the answer') void money()
            return answer
          },
        }
        if (moment === 'before') await money()
        await Promise.all([carryCommands(pool, gateway, accountId), ...(moment === 'with the decision' ? [money()] : [])])
        await money()
        const found = await pool.query<{ state: string; past_due: string | null; reversed: boolean }>(
          `select c.state, d.past_due, r.command_id is not null as reversed from remote_commands c left join disconnections d on d.remote_command_id = c.command_id
             left join remote_commands r on r.reverses_command_id = c.command_id where c.command_key = $1`,
          [`dunning/${accountId}-${episode}/cut/1`],
        )
        const [command] = found.rows
        const outcome = command?.state === 'cancelled' ? 'not sent' : command?.reversed === true ? 'switched on again' : 'cut'
        outcomes[outcome] += 1
        // What is written down as a cut was owed in full at that moment; nothing else is.
        expect(command?.past_due ?? null).toBe(outcome === 'cut' ? '120.00' : null)
        await goOnRemotely(pool, meters, accountId, episode)
        expect(meters.switchOf(meterId)).toBe('closed')
        // The fee of a reconnection.
        if (outcome === 'cut') await pay(pool, accountId, '30.00')
      }),
    )
  }
  expect(outcomes['not sent'] + outcomes['switched on again'] + outcomes.cut).toBe(15)
  // Five rounds give each account every moment once: money before all of it, while the meter is asked and after it has one outcome each; the two moments between are races.
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThanOrEqual(ACCOUNTS.length)
  const left = await pool.query<{ row: string }>(
    `select close_code || ' ' || count(*) as row from collection_cases where state = 'closed' group by close_code order by 1`,
  )
  expect(left.rows.map(({ row }) => row)).toEqual([`PAID ${15 - outcomes.cut}`, `RECONNECTED ${outcomes.cut}`])
  expect((await pool.query(`select from remote_commands where settled_on is null`)).rowCount).toBe(0)
  expect([...meters.arrivals.values()].every((times) => times === 1)).toBe(true)
  await expectSoundBooks(pool)
})
