import { acceptQuote } from '../../activities/connections/accept-quote.js'
import { cancelConnection } from '../../activities/connections/cancel-connection.js'
import { draftQuote } from '../../activities/connections/draft-quote.js'
import { overrideWait } from '../../activities/connections/override-wait.js'
import { recordAsBuilt } from '../../activities/connections/record-as-built.js'
import { recordSurvey } from '../../activities/connections/record-survey.js'
import { sendQuote } from '../../activities/connections/send-quote.js'
import { retryProcess } from '../../activities/processes/retry-process.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { applyForConnection } from '../support/connections.js'
import { command, type Scene, type Studio } from './studio.js'

/** Every branch of the plot of a connection: steps one after the other, waits that are woken, a step that is refused, the end. */
export const CONNECTION_SCENES: readonly Scene[] = [
  {
    name: 'connection-built',
    data: 'alder creek',
    play: async (studio) => {
      const connectionOrderId = await applied(studio)
      await energised(studio, connectionOrderId)
      await isIn(studio, connectionOrderId, 'as_built')
      await recordAsBuilt(studio.pool, command({ connectionOrderId, builtOn: '2026-09-01', description: '12 ft of clay pipe' }))
      await isIn(studio, connectionOrderId, 'completed')
      return serviceConnectionWorkflowId(connectionOrderId)
    },
  },
  {
    name: 'connection-cancelled',
    data: 'alder creek',
    play: async (studio) => {
      const connectionOrderId = await applied(studio)
      await isIn(studio, connectionOrderId, 'survey')
      await cancelled(studio, connectionOrderId)
      return serviceConnectionWorkflowId(connectionOrderId)
    },
  },
  {
    name: 'connection-stuck-and-tried-again',
    data: 'alder creek',
    play: async (studio) => {
      const connectionOrderId = await applied(studio)
      await studio.owner.query(`update accounts set status = 'closed', closed_on = '2026-09-01' where account_id = 'A000002'`)
      await energised(studio, connectionOrderId)
      const processId = serviceConnectionWorkflowId(connectionOrderId)
      await studio.untilIs(`select state from processes where process_id = '${processId}'`, 'stuck')
      await studio.owner.query(`update accounts set status = 'active', closed_on = null where account_id = 'A000002'`)
      await retryProcess(studio.pool, command({ processId }))
      await isIn(studio, connectionOrderId, 'as_built')
      await overrideWait(studio.pool, command({ connectionOrderId }))
      await isIn(studio, connectionOrderId, 'completed')
      return processId
    },
  },
]

/** A sewer connection at the first place that has none: it needs neither permit nor meter. */
export async function applied({ pool }: Studio): Promise<string> {
  const place = await pool.query<{ premise_id: string }>(
    `select premise_id from premises m where not exists
       (select from service_points p where p.premise_id = m.premise_id and p.service = 'sewer') order by premise_id limit 1`,
  )
  const premiseId = place.rows[0]?.premise_id ?? ''
  return applyForConnection(pool, {
    premiseId,
    service: 'sewer',
    accountId: 'A000002',
    tariffCode: 'S-RES',
    meterSize: 'none',
    wishedOn: '2026-10-01',
  })
}

export async function cancelled({ pool }: Studio, connectionOrderId: string): Promise<void> {
  await cancelConnection(pool, command({ connectionOrderId }))
}

function isIn(studio: Studio, connectionOrderId: string, stage: string): Promise<void> {
  return studio.untilIs(`select stage from connection_orders where connection_order_id = '${connectionOrderId}'`, stage)
}

/** From the survey until somebody has switched it on. */
async function energised(studio: Studio, connectionOrderId: string): Promise<void> {
  const { pool } = studio
  await isIn(studio, connectionOrderId, 'survey')
  const found = { surveyedOn: '2026-09-01', meterSize: 'none', materials: [], labourHours: '4', hindrances: null }
  await recordSurvey(pool, command({ connectionOrderId, ...found }))
  await isIn(studio, connectionOrderId, 'quote')
  const scope = { meterSize: 'none', materials: [], labour: [{ description: 'Lateral', hours: '4' }] }
  const { version } = await draftQuote(pool, command({ connectionOrderId, scope }))
  await sendQuote(pool, command({ connectionOrderId, version }))
  await isIn(studio, connectionOrderId, 'acceptance')
  await acceptQuote(pool, command({ connectionOrderId, version, instalments: 1 }))
  await isIn(studio, connectionOrderId, 'payment')
  await overrideWait(pool, command({ connectionOrderId }))
  await isIn(studio, connectionOrderId, 'energise')
  await studio.untilIs(`select count(*) from work_orders where type_code = 'CONNECT'`, 1)
  await studio.owner.query(
    `update work_orders set state = 'completed', result_code = 'DONE', completed_on = '2026-09-01' where type_code = 'CONNECT'`,
  )
  await pool.query(`insert into outbox (workflow_id, signal) values ($1, 'wake')`, [
    serviceConnectionWorkflowId(connectionOrderId),
  ])
}
