import { sweepCollections } from '../../activities/collections/sweep-collections.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { openOrder, report, utilityPack } from '../support/collections.js'
import { demoPack, presetPack, releasePacks } from '../support/policy.js'
import { command, type Scene } from './studio.js'

export const DUNNING_SCENES: readonly Scene[] = [
  {
    name: 'dunning-paid',
    data: 'alder creek',
    play: async (studio) => {
      await releasePacks(studio.pool, [presetPack('municipal-default'), demoPack()])
      await sweepCollections(studio.pool)
      const found = await studio.pool.query<{ account_id: string; episode: number; owed: string }>(
        `select account_id, episode, (select sum(open_amount) from open_items i where i.account_id = k.account_id and open_amount > 0) as owed
         from collection_cases k order by account_id limit 1`,
      )
      const { account_id: account = '', owed = '0' } = found.rows[0] ?? {}
      const processId = `dunning/${account}/1`
      await studio.untilIs(`select next_wake_on is not null from processes where process_id = '${processId}'`, true)
      await advanceClock(studio.pool, command({ to: '2026-09-12' }))
      await postPayment(studio.pool, command({ channel: 'counter', account, amount: owed }))
      await studio.untilIs(`select state from collection_cases where account_id = '${account}'`, 'closed')
      return processId
    },
  },
  {
    name: 'dunning-cut-and-reconnected',
    data: 'alder creek',
    play: async ({ pool, untilIs }) => {
      const atOnce = { after: { days: 0, count: 'calendar' }, counted_from: 'due_date', channels: [] }
      await releasePacks(pool, [
        utilityPack([
          ['dunning.start', { amount: '25.00', after: { days: 0, count: 'calendar' } }],
          ['dunning.steps', [{ step: 'cut', act: 'disconnect', ...atOnce }]],
          ['notice.first', null],
          ['cut.blocked_times', null],
        ]),
      ])
      await sweepCollections(pool)
      const found = await pool.query<{ account: string; meter: string; value: string; owed: string }>(
        `select k.account_id as account, r.meter_id as meter, max(r.value)::text as value,
           (select sum(open_amount)::text from open_items i where i.account_id = k.account_id and open_amount > 0) as owed
         from collection_cases k join meter_installs m using (service_point_id) join reads r using (meter_id, register)
         where m.removed_on is null and k.service = 'water' group by 1, 2 having count(distinct r.register) = 1 order by 1 limit 1`,
      )
      const { account = '', meter: meterId = '', value = '', owed = '0' } = found.rows[0] ?? {}
      const reading = { meterId, value: String(Number(value)) }
      const isNow = (state: string) => untilIs(`select state from collection_cases where account_id = '${account}'`, state)
      await isNow('cut_ordered')
      await report(pool, await openOrder(pool, account, 'DISCONNECT'), '2026-09-01', 'DONE', reading)
      await isNow('cut')
      await postPayment(pool, command({ channel: 'counter', account, amount: owed }))
      await isNow('reconnecting')
      await report(pool, await openOrder(pool, account, 'RECONNECT'), '2026-09-01', 'DONE', reading)
      await isNow('closed')
      return `dunning/${account}/1`
    },
  },
]
