import { sweepCollections } from '../../activities/collections/sweep-collections.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
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
]
