import { expect, it } from 'vitest'
import { caseSentences, owe, seedCollections } from '../../test/support/collections.js'
import { livedThrough, type Stage, stepsByItself } from '../../test/support/lived-through.js'
import { commandsOfAccount, giveSwitches, metersThat } from '../../test/support/remote-meters.js'
import { advanceDunning } from '../collections/advance-dunning.js'
import { sweepCollections } from '../collections/sweep-collections.js'
import { postPayment } from '../payments/post-payment.js'
import { advanceRemoteCommand } from './advance-remote-command.js'
import type { MeterGateway } from './meter-gateway.js'

it('a worker that dies before and after each commit of a command, or two at once, leave what one leaves, and send it once', async () => {
  const database = await livedThrough(
    async ({ pool, adminPool }) => {
      await seedCollections(pool, '2026-09-03', [
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
      await giveSwitches(adminPool, 'M1', 'M2')
      await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
      await owe(pool, 'A2', 'G2', '2026-09-01', '120.00')
    },
    async (stage) => {
      const meters = metersThat({ M2: 'slow' })
      await sweepCollections(stage.pool)
      const story = storyOf(stage, meters)
      // Cut, paid, on again.
      await story.goOn('A1')
      await story.carry('K000001')
      await story.goOn('A1')
      await story.pay('A1')
      await story.goOn('A1')
      await story.carry('K000002')
      await story.goOn('A1')
      // Paid while it is on its way: switched on again.
      await story.goOn('A2')
      await story.carry('K000003')
      await story.pay('A2')
      await story.goOn('A2')
      meters.finish('M2')
      await story.carry('K000003')
      await story.carry('K000004')
      meters.finish('M2')
      await story.carry('K000004')
      await story.goOn('A2')
      expect([meters.switchOf('M1'), meters.switchOf('M2')]).toEqual(['closed', 'closed'])
    },
  )
  expect(await commandsOfAccount(database.pool, 'A1')).toEqual(['disconnect confirmed open', 'reconnect confirmed closed'])
  expect(await commandsOfAccount(database.pool, 'A2')).toEqual([
    'disconnect confirmed open',
    'reconnect confirmed closed reverses',
  ])
  expect((await caseSentences(database.pool, 'A2')).at(-1)).toBe('2026-09-03 0.00 is past due: nothing is left to follow up.')
  expect(await stepsByItself(database.pool, 'remote_command')).toEqual(['event'])
  await database.close()
})

function storyOf(stage: Stage, meters: MeterGateway) {
  return {
    goOn: (accountId: string) => stage.carry((pool) => advanceDunning(pool, { accountId, episode: 1 })),
    carry: (commandId: string) => stage.carry((pool) => advanceRemoteCommand(pool, meters, { commandId })),
    pay: async (account: string) => {
      const payment = stage.command({ channel: 'counter', account, amount: '120.00', externalId: `receipt-${account}` })
      await stage.act((pool) => postPayment(pool, payment))
    },
  }
}
