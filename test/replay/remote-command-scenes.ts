import { confirmHome } from '../../activities/collections/confirm-home.js'
import { sweepCollections } from '../../activities/collections/sweep-collections.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { askRead, changeReach } from '../../activities/remote-commands/ask-read.js'
import { askCommand, BY_GATEWAY } from '../../activities/remote-commands/record-command.js'
import { inTransaction } from '../../db/transaction.js'
import { remoteCommandWorkflowId } from '../../workflows/remote-commands/contract.js'
import { utilityPack } from '../support/collections.js'
import { releasePacks } from '../support/policy.js'
import { command, type Scene, type Studio } from './studio.js'

/** A meter in place whose number ends between these two, inclusive: the sample's manner goes by that. */
async function meterEnding(studio: Studio, from: string, to: string): Promise<{ meterId: string; servicePointId: string }> {
  const found = await studio.pool.query<{ meterId: string; servicePointId: string }>(
    `select meter_id as "meterId", service_point_id as "servicePointId" from meter_installs join meters using (meter_id)
     where removed_on is null and service = 'electric' and right(meter_id, 2) between $1 and $2 order by 1 limit 1`,
    [from, to],
  )
  const [meter] = found.rows
  if (meter === undefined) throw new Error(`no meter in place ends between ${from} and ${to}`)
  await changeReach(studio.pool, command({ meterId: meter.meterId, isRemoteCapable: true, hasSwitch: true }))
  return meter
}

async function switchOn(studio: Studio, meter: { meterId: string; servicePointId: string }): Promise<string> {
  const commandId = await inTransaction(studio.pool, (tx) =>
    askCommand(
      tx,
      {
        ...meter,
        commandKey: 'recorded',
        kind: 'reconnect',
        accountId: null,
        agreementId: null,
        requestedBy: null,
        reversesCommandId: null,
      },
      { actor: BY_GATEWAY, today: '2026-09-01' },
    ),
  )
  return remoteCommandWorkflowId(commandId)
}

export const REMOTE_COMMAND_SCENES: readonly Scene[] = [
  {
    name: 'remote-command-read',
    data: 'alder creek',
    play: async (studio) => {
      const { meterId } = await meterEnding(studio, '00', '79')
      const { commandId } = await askRead(studio.pool, command({ meterId }))
      return remoteCommandWorkflowId(commandId)
    },
  },
  {
    name: 'remote-command-slow',
    data: 'alder creek',
    play: async (studio) => switchOn(studio, await meterEnding(studio, '90', '99')),
  },
  {
    name: 'remote-command-unheard',
    data: 'alder creek',
    play: async (studio) => switchOn(studio, await meterEnding(studio, '80', '84')),
  },
  {
    name: 'dunning-cut-from-afar',
    data: 'alder creek',
    play: async (studio) => {
      await releasePacks(studio.pool, [
        utilityPack([
          ['dunning.start', { amount: '25.00', after: { days: 0, count: 'calendar' } }],
          [
            'dunning.steps',
            [{ step: 'cut', act: 'disconnect', after: { days: 0, count: 'calendar' }, counted_from: 'due_date', channels: [] }],
          ],
          ['notice.first', null],
          ['cut.blocked_times', null],
          ['dunning.remote_cut', true],
          ['reconnect.remote', 'somebody_home'],
        ]),
      ])
      await studio.owner.query(
        `update meters set is_remote_capable = true, has_switch = true where service <> 'gas' and right(meter_id, 2) < '80'`,
      )
      await sweepCollections(studio.pool)
      const found = await studio.pool.query<{ account_id: string; owed: string }>(
        `select account_id, (select sum(open_amount) from open_items i where i.account_id = k.account_id and open_amount > 0) as owed
         from collection_cases k where (select bool_and(has_switch) and count(*) = 1 from meter_installs i join meters m using (meter_id)
           where i.service_point_id = k.service_point_id and i.removed_on is null)
         order by account_id limit 1`,
      )
      const { account_id: account = '', owed = '0' } = found.rows[0] ?? {}
      const stateIs = (state: string) =>
        studio.untilIs(`select state from collection_cases where account_id = '${account}'`, state)
      await stateIs('cut')
      await postPayment(studio.pool, command({ channel: 'counter', account, amount: owed }))
      await stateIs('reconnecting')
      await confirmHome(studio.pool, command({ collectionId: `${account}-1`, saidBy: 'The customer', channel: 'phone' }))
      await stateIs('closed')
      return `dunning/${account}/1`
    },
  },
]
